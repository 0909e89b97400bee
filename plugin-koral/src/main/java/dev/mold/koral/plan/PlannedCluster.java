package dev.mold.koral.plan;

import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.SecretName;
import java.util.Map;

/**
 * A plan with its secrets.
 *
 * @param secrets the private keys, to be stored encrypted together with the plan
 */
public record PlannedCluster(ClusterPlan plan, Map<SecretName, String> secrets) {
    public PlannedCluster {
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return plan.toString();
    }
}
