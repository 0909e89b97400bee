package dev.mold.koral.version;

import dev.mold.api.id.ImageId;
import dev.mold.api.plugin.ImageGuard;
import java.util.Optional;

/** Prevents the deletion of versions' ISOs; deleteKubernetesSupportedVersion deletes them with the version. */
public final class VersionIsoGuard implements ImageGuard {
    private final VersionStore versions;

    public VersionIsoGuard(VersionStore versions) {
        this.versions = versions;
    }

    @Override
    public Optional<String> reasonToKeep(ImageId image) {
        return versions.all().stream()
                .filter(version -> version.iso().equals(image))
                .findFirst()
                .map(version -> "Kubernetes version " + version.name() + " is installed from it; delete the version");
    }
}
