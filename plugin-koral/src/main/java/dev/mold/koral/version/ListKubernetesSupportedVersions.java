package dev.mold.koral.version;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;

@ApiCommand(
        name = "listKubernetesSupportedVersions",
        kind = CommandKind.LIST,
        description = "Lists supported Kubernetes versions",
        response = KubernetesVersionView.class,
        entityKey = "kubernetessupportedversion",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListKubernetesSupportedVersions(
        @Param("The id of the version") KubernetesVersionId id,
        @Param("Only versions that can be used in this zone") ZoneId zoneid,
        @Param("Only this version and newer ones, such as 1.30.0") String minimumsemanticversion,
        @Param("Only the version of this id and newer ones") KubernetesVersionId minimumkubernetesversionid,
        @Param(value = "Only versions for this CPU architecture", since = "4.20") String arch,
        @ParamGroup Paging paging) {}
