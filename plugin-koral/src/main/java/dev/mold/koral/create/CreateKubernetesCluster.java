package dev.mold.koral.create;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.view.KubernetesClusterView;
import java.util.UUID;

@ApiCommand(
        name = "createKubernetesCluster",
        kind = CommandKind.ASYNC_CREATE,
        description = "Creates a Kubernetes cluster",
        response = KubernetesClusterView.class,
        entityKey = "kubernetescluster",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record CreateKubernetesCluster(
        @Param(value = "The name, any text", required = true) String name,
        @Param("The description; the name unless given") String description,
        @Param(value = "The id of the zone", required = true, access = Access.USE) ZoneId zoneid,
        @Param(value = "The id of the Kubernetes version; required", access = Access.USE)
                KubernetesVersionId kubernetesversionid,
        @Param(value = "The id of the compute offering of the nodes", access = Access.USE)
                ServiceOfferingId serviceofferingid,
        @Param(
                        value = "Compute offerings by role: nodeofferings[0].node=control|worker and"
                                + " nodeofferings[0].offering=an id",
                        since = "4.21.0")
                IndexedParams nodeofferings,
        @Param(value = "Templates by role; not supported yet", since = "4.21.0") IndexedParams nodetemplates,
        @Param(value = "The number of dedicated etcd nodes; not supported yet", since = "4.21.0") Long etcdnodes,
        @ParamGroup Owner owner,
        @Param(value = "The id of an isolated network for the nodes; one is created unless given", access = Access.USE)
                NetworkId networkid,
        @Param("The name of an SSH key pair of the owner that may log in to the nodes") String keypair,
        @Param("The number of control nodes where controlnodes is not given") Long masternodes,
        @Param("The number of control nodes: 1, 3 or 5; 1 unless given") Long controlnodes,
        @Param("The address of an external load balancer; not supported yet") String externalloadbalanceripaddress,
        @Param("The number of workers; required") Long size,
        @Param("The user name for a private image registry") String dockerregistryusername,
        @Param(value = "The password for a private image registry", verbatim = true) String dockerregistrypassword,
        @Param("The address of a private image registry") String dockerregistryurl,
        @Param("The size of each node's root disk in GiB, at least 8; the offering's, or else 8, unless given") Long noderootdisksize,
        @Param(value = "CloudManaged; ExternalManaged is not supported yet", since = "4.19.0") String clustertype,
        @Param(value = "The hypervisor; the zone's, if given", since = "4.21.0") String hypervisor,
        @Param(value = "The id of a CNI configuration; not supported yet", since = "4.21.0", type = "UUID")
                UUID cniconfigurationid,
        @Param(value = "Parameters of the CNI configuration; not supported yet", since = "4.21.0")
                IndexedParams cniconfigdetails,
        @Param(value = "Whether to deploy the CSI driver; not supported yet", since = "4.22.0")
                Boolean enablecsi,
        @Param("The AS number of the network, for BGP; not supported yet") Long asnumber,
        @Param("The addresses of the pods, a private CIDR from /8 to /20; chosen unless given") String podcidr,
        @Param("The addresses of the services, a private CIDR from /12 to /24; chosen unless given")
                String servicecidr) {

    /** Without the registry's password. */
    @Override
    public String toString() {
        return "createKubernetesCluster " + name;
    }
}
