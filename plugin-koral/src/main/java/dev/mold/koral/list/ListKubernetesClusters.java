package dev.mold.koral.list;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.view.KubernetesClusterView;


@ApiCommand(
        name = "listKubernetesClusters",
        kind = CommandKind.LIST,
        description = "Lists Kubernetes clusters",
        response = KubernetesClusterView.class,
        entityKey = "kubernetescluster",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListKubernetesClusters(
        @Param("The id of the cluster") KubernetesClusterId id,
        @Param("Only clusters in this state") String state,
        @Param("Only clusters of exactly this name") String name,
        @Param(value = "Only clusters of this type: CloudManaged or ExternalManaged", since = "4.19.0")
                String clustertype,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
