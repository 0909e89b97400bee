package dev.mold.server.zone;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A zone on the wire. */
@View(id = ZoneId.class)
public record ZoneView(
        @Field("The id of the zone") String id,
        @Field("The name") String name,
        @Field("The first public name server") String dns1,
        @Field("The second public name server") String dns2,
        @Field(
                        value = "The first internal name server",
                        authorized = {RoleType.ADMIN})
                String internaldns1,
        @Field(
                        value = "The second internal name server",
                        authorized = {RoleType.ADMIN})
                String internaldns2,
        @Field("The default CIDR of isolated networks") String guestcidraddress,
        @Field("The DNS suffix of guest networks") String domain,
        @Field("The network type") String networktype,
        @Field("Whether security groups are enabled") Boolean securitygroupsenabled,
        @Field("Enabled or Disabled") String allocationstate,
        @Field("The DHCP provider") String dhcpprovider,
        @Field("The capacity of the zone") List<CapacityView> capacity,
        @Field("Whether local storage is enabled") Boolean localstorageenabled,
        @Field("The tags") List<Object> tags,
        @Field("Whether users may choose the MTU of routers") Boolean allowuserspecifyvrmtu,
        @Field("Core or Edge") String type,
        @Field("Whether NSX is enabled") Boolean isnsxenabled,
        @Field("Whether it has hosts of several architectures") Boolean ismultiarch,
        @Field("Whether routed networks are offered") Boolean routedmodeenabled,
        @Field("Whether it has annotations") Boolean hasannotations) {}
