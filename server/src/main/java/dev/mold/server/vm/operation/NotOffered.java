package dev.mold.server.vm.operation;

import dev.mold.api.command.Access;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Param;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.HostId;
import dev.mold.api.id.PodId;
import dev.mold.api.id.VolumeId;
import java.util.Collection;
import java.util.List;

/**
 * Parameters of a deployment that request what this server does not offer. They are declared so that they can be
 * refused with a clear message: a machine that silently lacks its data disk would be worse.
 */
record NotOffered(
        @Param(value = "Not offered: there are no data disks", access = Access.ANY) DiskOfferingId diskofferingid,
        @Param("Not offered: there are no data disks") Long size,
        @Param(value = "Not offered: give rootdisksize instead", since = "4.17", access = Access.ANY)
                DiskOfferingId overridediskofferingid,
        @Param(value = "Not offered: machines are created from templates", since = "4.21", access = Access.ANY)
                VolumeId volumeid,
        @Param(value = "Not offered: machines are created from templates", since = "4.21", type = "UUID")
                String snapshotid,
        @Param(value = "Not offered: the server chooses the host", access = Access.ANY) HostId hostid,
        @Param(value = "Not offered: the server chooses the host", since = "4.13", access = Access.ANY) PodId podid,
        @Param(value = "Not offered: the server chooses the host", since = "4.13", access = Access.ANY)
                HostClusterId clusterid,
        @Param(value = "Not offered: give userdata instead", since = "4.18", type = "UUID") String userdataid,
        @Param(value = "Not offered: give userdata instead", since = "4.18") IndexedParams userdatadetails,
        @Param("Not offered: there are no affinity groups") List<String> affinitygroupids,
        @Param("Not offered: there are no affinity groups") List<String> affinitygroupnames,
        @Param("Not offered: isolated networks have no security groups") List<String> securitygroupids,
        @Param("Not offered: isolated networks have no security groups") List<String> securitygroupnames,
        @Param("Not offered: there are no groups of machines") String group,
        @Param("Not offered: addresses are IPv4") String ip6address,
        @Param("Not offered: the server chooses the address") String macaddress,
        @Param("Not offered") IndexedParams dhcpoptionsnetworklist,
        @Param(value = "Not offered", since = "4.15") IndexedParams nicnetworklist,
        @Param(value = "Not offered", since = "4.15") IndexedParams properties,
        @Param(value = "Not offered", since = "4.14.0.0") String boottype,
        @Param(value = "Not offered", since = "4.14.0.0") String bootmode,
        @Param(value = "Not offered", since = "4.12", length = 5120) String extraconfig,
        @Param(value = "Not offered", since = "4.16") Boolean dynamicscalingenabled,
        @Param(value = "Not offered", since = "4.21.0") Integer leaseduration,
        @Param(value = "Not offered", since = "4.21.0") String leaseexpiryaction) {

    /** @throws ApiException INVALID_PARAMETER if one of them is given */
    void refuse() {
        refuse("diskofferingid", diskofferingid);
        refuse("size", size);
        refuse("overridediskofferingid", overridediskofferingid);
        refuse("volumeid", volumeid);
        refuse("snapshotid", snapshotid);
        refuse("hostid", hostid);
        refuse("podid", podid);
        refuse("clusterid", clusterid);
        refuse("userdataid", userdataid);
        refuse("userdatadetails", userdatadetails);
        refuse("affinitygroupids", affinitygroupids);
        refuse("affinitygroupnames", affinitygroupnames);
        refuse("securitygroupids", securitygroupids);
        refuse("securitygroupnames", securitygroupnames);
        refuse("group", group);
        refuse("ip6address", ip6address);
        refuse("macaddress", macaddress);
        refuse("dhcpoptionsnetworklist", dhcpoptionsnetworklist);
        refuse("nicnetworklist", nicnetworklist);
        refuse("properties", properties);
        refuse("boottype", boottype);
        refuse("bootmode", bootmode);
        refuse("extraconfig", extraconfig);
        refuse("dynamicscalingenabled", Boolean.TRUE.equals(dynamicscalingenabled) ? dynamicscalingenabled : null);
        refuse("leaseduration", leaseduration);
        refuse("leaseexpiryaction", leaseexpiryaction);
    }

    private static void refuse(String name, Object value) {
        if (value == null
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof IndexedParams map && map.isEmpty()) {
            return;
        }
        throw ApiException.invalid("The parameter " + name + " asks for something that this server does not offer");
    }
}
