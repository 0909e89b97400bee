package dev.mold.api.response;

/** A network interface of a virtual machine. */
@View(id = dev.mold.api.id.NicId.class)
public record NicView(
        @Field("The id of the interface") String id,
        @Field("The id of its network") String networkid,
        @Field("The name of its network") String networkname,
        @Field("The netmask") String netmask,
        @Field("The gateway") String gateway,
        @Field("The IPv4 address") String ipaddress,
        @Field("The kind of traffic") String traffictype,
        @Field("The kind of network") String type,
        @Field("Whether it has the default route") Boolean isdefault,
        @Field("The MAC address") String macaddress,
        @Field("Its device number, from 0") String deviceid) {}
