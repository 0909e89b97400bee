package dev.mold.koral.create;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Zone;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.koral.version.KubernetesVersion;
import dev.mold.koral.version.SemanticVersion;
import dev.mold.koral.version.VersionState;
import dev.mold.koral.version.VersionStore;
import java.util.Set;

/** Validates the Kubernetes version and selects the template of the nodes. */
final class VersionRule {
    private final VersionStore versions;
    private final Images images;

    VersionRule(VersionStore versions, Images images) {
        this.versions = versions;
        this.images = images;
    }

    KubernetesVersion check(CreateKubernetesCluster command, Zone zone, ClusterSize size) {
        if (command.kubernetesversionid() == null) {
            throw ApiException.invalid("The Kubernetes version is needed in kubernetesversionid");
        }
        var version = versions.get(command.kubernetesversionid());
        if (version.state() != VersionState.ENABLED) {
            throw ApiException.invalid("Kubernetes version " + version.name() + " is not enabled");
        }
        if (!version.usableIn(zone.id())) {
            throw ApiException.invalid(
                    "Kubernetes version " + version.name() + " is not available in zone " + zone.name());
        }
        if (size.control() > 1 && !version.semantic().atLeast(SemanticVersion.HIGH_AVAILABILITY)) {
            throw ApiException.invalid("Several control nodes need Kubernetes " + SemanticVersion.HIGH_AVAILABILITY
                    + " or newer, not " + version.semantic());
        }
        checkIso(version);
        return version;
    }

    /** The nodes' template in the zone, for one of those hypervisors and the architecture of the version's ISO. */
    Image template(Zone zone, Set<String> hypervisors, KubernetesVersion version) {
        var arch = images.find(version.iso()).map(Image::arch).orElse(version.arch());
        return hypervisors.stream()
                .flatMap(hypervisor -> images.nodeTemplate(zone.id(), hypervisor, arch).stream())
                .filter(template -> template.state() == ImageState.READY)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        Errors.NOT_CONFIGURED,
                        "Zone " + zone.name() + " has no system VM template for " + arch + " that is ready"));
    }

    private void checkIso(KubernetesVersion version) {
        var iso = images.find(version.iso());
        var state = iso.map(image -> image.state().wireName()).orElse("missing");
        if (iso.filter(image -> image.state() == ImageState.READY).isEmpty()) {
            var reason = iso.map(Image::reason).filter(text -> !text.isEmpty()).map(text -> ": " + text);
            throw ApiException.invalid("The binaries ISO of Kubernetes version " + version.name()
                    + " is not ready but " + state + reason.orElse(""));
        }
    }
}
