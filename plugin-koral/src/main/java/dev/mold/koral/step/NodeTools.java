package dev.mold.koral.step;

import dev.mold.koral.cluster.OpeningStore;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.NodeShell;

/** What the steps need to turn machines into nodes that can be reached. */
public record NodeTools(
        NodeShell shell,
        NodeAccesses accesses,
        NodeTasks tasks,
        BootstrapSettings settings,
        JoinTask join,
        JoinCredentialsStore credentials,
        KubeApi kube,
        ClusterHealth health,
        NodePhases phases,
        OpeningStore openings,
        AddressRanges ranges) {}
