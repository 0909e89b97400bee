package dev.mold.koral.create;

import dev.mold.api.cloud.Account;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.koral.setting.KoralSettings;
import java.util.Set;

/** Validates the number of nodes. */
final class SizeRule {
    /** etcd needs odd numbers; two are accepted with a warning, because CloudStack's documentation allows them. */
    private static final Set<Long> CONTROL_NODES = Set.of(1L, 2L, 3L, 5L);

    private final Settings settings;

    SizeRule(Settings settings) {
        this.settings = settings;
    }

    ClusterSize check(CreateKubernetesCluster command, Account owner) {
        long control = controlNodes(command);
        if (!CONTROL_NODES.contains(control)) {
            throw ApiException.invalid("Invalid number of control nodes " + control + ", 1, 3 or 5 are needed");
        }
        if (command.size() == null || command.size() < 1) {
            throw ApiException.invalid("Invalid size of the Kubernetes cluster: at least 1 worker is needed");
        }
        long most = settings.value(KoralSettings.MAX_SIZE, owner.id());
        if (command.size() > most - control) {
            throw ApiException.invalid(String.format(
                    "Maximum cluster size can not exceed %d: %d control nodes and %d workers were requested",
                    most, control, command.size()));
        }
        return new ClusterSize((int) control, command.size().intValue());
    }

    /** Older clients send {@code masternodes} instead of {@code controlnodes}. */
    private static long controlNodes(CreateKubernetesCluster command) {
        if (command.controlnodes() != null) {
            return command.controlnodes();
        }
        return command.masternodes() == null ? 1 : command.masternodes();
    }
}
