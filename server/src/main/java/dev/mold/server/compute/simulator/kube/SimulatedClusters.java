package dev.mold.server.compute.simulator.kube;

import dev.mold.api.id.IdSource;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.simulator.kube.SimulatedCluster.Member;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All simulated clusters. */
public final class SimulatedClusters {
    private static final String ADMIN = "O=system:masters,CN=kubernetes-admin";

    private final StateFolder folder;
    private final Clock clock;
    private final IdSource ids;
    private final SecureRandom random;
    private final Map<UUID, SimulatedCluster> clusters = new ConcurrentHashMap<>();

    public SimulatedClusters(StateFolder folder, Clock clock, IdSource ids, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
        for (var state : folder.loadAll(SimulatedCluster.KIND, SimulatedClusterState.class)) {
            open(state);
        }
    }

    /**
     * Creates a cluster with its first control node.
     *
     * @param endpoint {@code address:port} of its API for clients
     */
    public synchronized SimulatedCluster create(String endpoint, String podCidr, String serviceCidr, Member first) {
        try {
            var now = clock.instant();
            var certificates = ClusterCertificates.create(now, random);
            var admin = certificates.client(ADMIN, now);
            var kubeconfig = SimulatedKubeconfig.render("https://" + endpoint, certificates.certificatePem(), admin);
            var state = new SimulatedClusterState(
                    ids.next(),
                    endpoint,
                    certificates.keyPem(),
                    certificates.certificatePem(),
                    kubeconfig,
                    Map.of(),
                    Map.of(),
                    List.of());
            var cluster = open(state);
            SystemObjects.add(cluster.objects(), first.version(), podCidr, serviceCidr);
            cluster.join(first);
            return cluster;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Unable to create a cluster's certificates", e);
        }
    }

    /** The cluster that a machine is a member of. */
    public Optional<SimulatedCluster> of(VirtualMachineId machine) {
        return clusters.values().stream()
                .filter(cluster -> cluster.member(machine).isPresent())
                .findFirst();
    }

    /** Whether a machine is a control node of some cluster. */
    public boolean control(VirtualMachineId machine) {
        return of(machine).filter(cluster -> cluster.control(machine)).isPresent();
    }

    /** Removes a destroyed machine from its cluster; the cluster is removed with its last control node. */
    public synchronized void forget(VirtualMachineId machine) {
        of(machine).ifPresent(cluster -> {
            cluster.leave(machine);
            if (cluster.state().members().stream().noneMatch(Member::control)) {
                clusters.remove(cluster.id());
                folder.delete(SimulatedCluster.KIND, cluster.id().toString());
                folder.deleteFolder(objectsOf(cluster.id()));
            }
        });
    }

    private SimulatedCluster open(SimulatedClusterState state) {
        try {
            var objects = new KubeObjects(folder, objectsOf(state.id()), clock, ids);
            var cluster = new SimulatedCluster(folder, state, objects, random);
            clusters.put(state.id(), cluster);
            return cluster;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Certificates of cluster " + state.id() + " are unreadable", e);
        }
    }

    private static String objectsOf(UUID cluster) {
        return "objects/" + cluster;
    }
}
