package dev.mold.api.response;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.VirtualMachineId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A virtual machine on the wire; in the api and not in the server, because clusters show their machines in this form,
 * too.
 */
@View(id = VirtualMachineId.class)
public record VirtualMachineView(
        @Field("The id of the virtual machine") String id,
        @Field("The name") String name,
        @Field("The display name") String displayname,
        @Field("The owning account") String account,
        @Field("The id of the user who created it") String userid,
        @Field("The name of the user who created it") String username,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("When it was created") Instant created,
        @Field("When it was last changed") Instant lastupdated,
        @Field("The state") String state,
        @Field("Whether it is restarted elsewhere if its host fails") Boolean haenable,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field(
                        value = "The id of the host",
                        authorized = {RoleType.ADMIN})
                String hostid,
        @Field(
                        value = "The name of the host",
                        authorized = {RoleType.ADMIN})
                String hostname,
        @Field("The id of the template") String templateid,
        @Field("The name of the template") String templatename,
        @Field("The kind of the template") String templatetype,
        @Field("The format of the template") String templateformat,
        @Field("The display text of the template") String templatedisplaytext,
        @Field("Whether a password can be set") Boolean passwordenabled,
        @Field("The id of the ISO that is attached") String isoid,
        @Field("The name of the ISO that is attached") String isoname,
        @Field("The display text of the ISO that is attached") String isodisplaytext,
        @Field("The id of the compute offering") String serviceofferingid,
        @Field("The name of the compute offering") String serviceofferingname,
        @Field("The number of vCPUs") Integer cpunumber,
        @Field("The speed of each vCPU in MHz") Integer cpuspeed,
        @Field("The memory in MiB") Integer memory,
        @Field("The device id of the root volume") Long rootdeviceid,
        @Field("The kind of the root device") String rootdevicetype,
        @Field("The security groups") List<Object> securitygroup,
        @Field("The network interfaces") List<NicView> nic,
        @Field("The hypervisor") String hypervisor,
        @Field("The IPv4 address of the default interface") String ipaddress,
        @Field("The id of the public address of static NAT") String publicipid,
        @Field("The public address of static NAT") String publicip,
        @Field(
                        value = "The name on the host",
                        authorized = {RoleType.ADMIN})
                String instancename,
        @Field("Details") Map<String, String> details,
        @Field("The names of the SSH key pairs") String keypairs,
        @Field("The affinity groups") List<Object> affinitygroup,
        @Field("Whether it is shown to its owner") Boolean displayvm,
        @Field("Whether it can be resized while it runs") Boolean isdynamicallyscalable,
        @Field("Whether it is protected against deletion") Boolean deleteprotection,
        @Field("The id of the guest OS type") String guestosid,
        @Field("The id of the OS type") String ostypeid,
        @Field("The name of the OS type") String osdisplayname,
        @Field("Received bytes") Long receivedbytes,
        @Field("Sent bytes") Long sentbytes,
        @Field("The CPU architecture") String arch,
        @Field("The kind of virtual machine") String vmtype,
        @Field("The tags") List<Object> tags,
        @Field("Whether it has annotations") Boolean hasannotations,
        @Field("The running job") String jobid,
        @Field("The status of that job") Integer jobstatus) {}
