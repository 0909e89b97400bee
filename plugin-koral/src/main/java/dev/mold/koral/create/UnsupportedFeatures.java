package dev.mold.koral.create;

import dev.mold.api.error.ApiException;

/** Rejects, rather than ignores, parameters of features that are not supported yet. */
final class UnsupportedFeatures {
    private UnsupportedFeatures() {}

    static void refuse(CreateKubernetesCluster command) {
        checkType(command.clustertype());
        refuse(command.owner().projectid() != null, "clusters of projects (projectid)");
        refuse(command.etcdnodes() != null && command.etcdnodes() != 0, "dedicated etcd nodes (etcdnodes)");
        refuse(!command.nodetemplates().isEmpty(), "templates by role (nodetemplates)");
        refuse(command.cniconfigurationid() != null, "CNI configurations (cniconfigurationid)");
        refuse(!command.cniconfigdetails().isEmpty(), "CNI configurations (cniconfigdetails)");
        refuse(Boolean.TRUE.equals(command.enablecsi()), "the CSI driver (enablecsi)");
        refuse(command.asnumber() != null, "AS numbers (asnumber)");
        refuse(
                command.externalloadbalanceripaddress() != null
                        && !command.externalloadbalanceripaddress().isBlank(),
                "external load balancers (externalloadbalanceripaddress)");
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
