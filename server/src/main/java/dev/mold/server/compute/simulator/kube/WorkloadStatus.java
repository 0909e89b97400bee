package dev.mold.server.compute.simulator.kube;

import tools.jackson.databind.node.ObjectNode;

/** The status of deployments and similar workloads: all wanted replicas are ready. */
final class WorkloadStatus {
    private WorkloadStatus() {}

    /** @param nodes number of nodes, for daemon sets */
    static ObjectNode filled(ObjectNode workload, int nodes) {
        var status = workload.putObject("status").put("observedGeneration", 1);
        if (workload.path("kind").asString("").equals("DaemonSet")) {
            status.put("desiredNumberScheduled", nodes)
                    .put("currentNumberScheduled", nodes)
                    .put("updatedNumberScheduled", nodes)
                    .put("numberAvailable", nodes)
                    .put("numberReady", nodes)
                    .put("numberMisscheduled", 0);
            return workload;
        }
        var replicas = workload.path("spec").path("replicas").asInt(1);
        status.put("replicas", replicas)
                .put("updatedReplicas", replicas)
                .put("readyReplicas", replicas)
                .put("availableReplicas", replicas);
        status.putArray("conditions").addObject().put("type", "Available").put("status", "True");
        return workload;
    }
}
