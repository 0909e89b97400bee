package dev.mold.server.vm.machine;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.VolumeId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;
import java.util.List;

/** A volume on the wire. */
@View(id = VolumeId.class)
record VolumeView(
        @Field("The id of the volume") String id,
        @Field("The name of the volume") String name,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("ROOT or DATADISK") String type,
        @Field("Its device number in the machine") Long deviceid,
        @Field("The id of the machine that it is attached to") String virtualmachineid,
        @Field("The id of the template that it was created from") String templateid,
        @Field("The name of that template") String templatename,
        @Field("The display text of that template") String templatedisplaytext,
        @Field("The name of the machine") String vmname,
        @Field("The display name of the machine") String vmdisplayname,
        @Field("The state of the machine") String vmstate,
        @Field("The kind of machine") String vmtype,
        @Field("How it is provisioned") String provisioningtype,
        @Field("Its size in bytes") Long size,
        @Field("When it was created") Instant created,
        @Field("Allocated until its machine is first started, then Ready") String state,
        @Field("The owning account") String account,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("The hypervisor") String hypervisor,
        @Field("The id of the machine's compute offering") String serviceofferingid,
        @Field("The name of the machine's compute offering") String serviceofferingname,
        @Field("The display text of the machine's compute offering") String serviceofferingdisplaytext,
        @Field("Whether it is destroyed") Boolean destroyed,
        @Field("Whether it can be downloaded") Boolean isextractable,
        @Field(
                        value = "Whether it is shown to its owner",
                        authorized = {RoleType.ADMIN})
                Boolean displayvolume,
        @Field("Whether its machine must be quiesced for a snapshot") Boolean quiescevm,
        @Field("Whether snapshots of it can be made") Boolean supportsstoragesnapshot,
        @Field("Whether it is protected against deletion") Boolean deleteprotection,
        @Field("The tags") List<Object> tags,
        @Field("Whether it has annotations") Boolean hasannotations) {}
