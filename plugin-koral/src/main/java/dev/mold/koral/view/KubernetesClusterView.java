package dev.mold.koral.view;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import dev.mold.koral.cluster.KubernetesClusterId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A cluster on the wire. */
@View(id = KubernetesClusterId.class)
public record KubernetesClusterView(
        @Field("The id of the cluster") String id,
        @Field("The name") String name,
        @Field("The description") String description,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The id of the compute offering of all nodes") String serviceofferingid,
        @Field("The name of the compute offering of all nodes") String serviceofferingname,
        @Field("The id of the workers' own compute offering") String workerofferingid,
        @Field("The name of the workers' own compute offering") String workerofferingname,
        @Field("The id of the control nodes' own compute offering") String controlofferingid,
        @Field("The name of the control nodes' own compute offering") String controlofferingname,
        @Field("The id of the etcd nodes' own compute offering") String etcdofferingid,
        @Field("The name of the etcd nodes' own compute offering") String etcdofferingname,
        @Field("The number of etcd nodes") Long etcdnodes,
        @Field("The id of the template") String templateid,
        @Field("The name of the template") String templatename,
        @Field("The id of the network") String networkid,
        @Field("The name of the network") String associatednetworkname,
        @Field("The id of the Kubernetes version") String kubernetesversionid,
        @Field("The name of the Kubernetes version") String kubernetesversionname,
        @Field("The owning account") String account,
        @Field("The id of the owning project") String projectid,
        @Field("The name of the owning project") String project,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("The name of the SSH key pair") String keypair,
        @Field("The id of the CNI configuration") String cniconfigurationid,
        @Field("The name of the CNI configuration") String cniconfigname,
        @Field("The number of control nodes, under its old name") Long masternodes,
        @Field("The number of control nodes") Long controlnodes,
        @Field("The number of workers") Long size,
        @Field("The state") String state,
        @Field("The vCPUs of all nodes together") String cpunumber,
        @Field("The memory of all nodes together in MiB") String memory,
        @Field("The address of the API; empty until it has been up") String endpoint,
        @Field("The address of the dashboard") String consoleendpoint,
        @Field("The nodes") List<KubernetesNodeView> virtualmachines,
        @Field("The public IP address") String ipaddress,
        @Field("The id of the public IP address") String ipaddressid,
        @Field("The addresses of the etcd nodes") Map<String, String> etcdips,
        @Field("Whether the autoscaler is enabled") boolean autoscalingenabled,
        @Field("The autoscaler's minimum number of workers") Long minsize,
        @Field("The autoscaler's maximum number of workers") Long maxsize,
        @Field("Whether the CSI driver is deployed") Boolean csienabled,
        @Field("CloudManaged or ExternalManaged") String clustertype,
        @Field("When its creation was requested") Instant created,
        @Field("Whether it has annotations") Boolean hasannotations,
        @Field("The id of the pending job") String jobid,
        @Field("The status of that job") Integer jobstatus) {}
