package dev.mold.koral.create;

import dev.mold.api.error.ApiException;

/** Refuses, rather than ignores, what cannot be had yet. */
final class UnsupportedFeatures {
    private UnsupportedFeatures() {}

    static void refuse(CreateKubernetesCluster command) {
        checkType(command.clustertype());
        refuse(command.owner().projectid() != null, "clusters of projects (projectid)");
        refuse(command.etcdnodes() != null && command.etcdnodes() != 0, "nodes for etcd alone (etcdnodes)");
        refuse(!command.nodetemplates().isEmpty(), "templates by role (nodetemplates)");
        refuse(command.cniconfigurationid() != null, "configurations of the pod network (cniconfigurationid)");
        refuse(!command.cniconfigdetails().isEmpty(), "configurations of the pod network (cniconfigdetails)");
        refuse(Boolean.TRUE.equals(command.enablecsi()), "volumes made from inside (enablecsi)");
        refuse(command.asnumber() != null, "BGP numbers (asnumber)");
        refuse(
                command.externalloadbalanceripaddress() != null
                        && !command.externalloadbalanceripaddress().isBlank(),
                "load balancers elsewhere (externalloadbalanceripaddress)");
    }

    private static void checkType(String type) {
        if (type == null || type.isBlank() || type.equalsIgnoreCase("CloudManaged")) {
            return;
        }
        refuse(type.equalsIgnoreCase("ExternalManaged"), "clusters of type ExternalManaged (clustertype)");
        throw ApiException.invalid("Invalid clustertype " + type + ", CloudManaged is needed");
    }

    private static void refuse(boolean asked, String feature) {
        if (asked) {
            throw ApiException.invalid("Not supported yet: " + feature);
        }
    }
}
