package dev.mold.koral.version;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;

/** Registers a Kubernetes version and the ISO with its binaries. */
@ApiCommand(
        name = "addKubernetesSupportedVersion",
        kind = CommandKind.SYNC,
        description = "Registers a Kubernetes version for new clusters, and downloads its binaries ISO",
        response = KubernetesVersionView.class,
        entityKey = "kubernetessupportedversion",
        roles = {RoleType.ADMIN})
public record AddKubernetesSupportedVersion(
        @Param("The name; v and the version unless given") String name,
        @Param(value = "The version in three numbers, such as 1.30.3", required = true) String semanticversion,
        @Param(value = "The zone it can be used in; every zone unless given", access = Access.USE) ZoneId zoneid,
        @Param("The http or https address of the binaries ISO") String url,
        @Param("The checksum of the ISO") String checksum,
        @Param(value = "The minimum number of vCPUs of a node, at least 2", required = true) Integer mincpunumber,
        @Param(value = "The minimum memory of a node in MiB, at least 2048", required = true) Integer minmemory,
        @Param(value = "Whether hosts download the ISO directly", since = "4.18.2") Boolean directdownload,
        @Param(value = "The CPU architecture of the binaries: x86_64 or aarch64", since = "4.20") String arch) {}
