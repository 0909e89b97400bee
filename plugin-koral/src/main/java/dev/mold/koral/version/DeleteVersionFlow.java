package dev.mold.koral.version;

import dev.mold.api.cloud.Images;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesVersionId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Removes a version: checks again that no cluster uses it, then deletes its ISO. */
public final class DeleteVersionFlow implements Flow<DeleteVersionFlow.Input, KubernetesVersion> {
    public static final String NAME = "delete-kubernetes-version";

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final VersionStore store;
    private final Clock clock;
    private final List<Step<KubernetesVersion>> steps;

    /** @param version the version to remove */
    public record Input(KubernetesVersionId version) {}

    public DeleteVersionFlow(VersionStore store, ClusterStore clusters, Images images, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.steps = List.of(new CheckUnused(clusters), new DeleteIso(images));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public List<Step<KubernetesVersion>> steps() {
        return steps;
    }

    @Override
    public KubernetesVersion load(Input input, OperationData data) {
        return store.find(input.version()).orElseThrow();
    }

    @Override
    public void settle(Input input, Outcome outcome) {
        if (outcome.success()) {
            store.update(input.version(), version -> version.removed(clock.instant()));
        }
    }

    /** Checks again: a cluster may have been requested while the version was being disabled. */
    private record CheckUnused(ClusterStore clusters) implements Step<KubernetesVersion> {
        @Override
        public String name() {
            return "check-unused";
        }

        @Override
        public String description() {
            return "Checks that no cluster uses the version";
        }

        @Override
        public StepResult apply(KubernetesVersion version) {
            return clusters.uses(version.id())
                    ? StepResult.failed(
                            Errors.WRONG_STATE, "Kubernetes version " + version.name() + " is used by a cluster")
                    : StepResult.done();
        }
    }

    private record DeleteIso(Images images) implements Step<KubernetesVersion> {
        @Override
        public String name() {
            return "delete-iso";
        }

        @Override
        public String description() {
            return "Removes the ISO with the version's binaries";
        }

        @Override
        public StepResult apply(KubernetesVersion version) {
            return images.delete(version.iso())
                    ? StepResult.done()
                    : StepResult.waiting("The ISO is being removed", POLL_INTERVAL);
        }
    }
}
