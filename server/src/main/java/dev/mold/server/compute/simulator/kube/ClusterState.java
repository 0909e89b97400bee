package dev.mold.server.compute.simulator.kube;

import dev.mold.api.id.MachineId;
import dev.mold.server.compute.simulator.kube.SimulatedCluster.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A cluster as it is stored, its objects apart.
 *
 * @param endpoint {@code address:port} of its API
 * @param caKey private key of its authority, PEM
 * @param caCertificate certificate of its authority, PEM
 * @param kubeconfig the administrator's
 * @param tokens join tokens with their ends
 * @param certificateKeys keys of uploaded certificates with their ends
 */
record ClusterState(
        UUID id,
        String endpoint,
        String caKey,
        String caCertificate,
        String kubeconfig,
        Map<String, Instant> tokens,
        Map<String, Instant> certificateKeys,
        List<Member> members) {
    ClusterState {
        tokens = Map.copyOf(tokens);
        certificateKeys = Map.copyOf(certificateKeys);
        members = List.copyOf(members);
    }

    ClusterState with(Member member) {
        var more = new ArrayList<>(members);
        more.add(member);
        return withMembers(more);
    }

    ClusterState without(MachineId machine) {
        return withMembers(members.stream()
                .filter(member -> !member.machine().equals(machine))
                .toList());
    }

    ClusterState withToken(String token, Instant end) {
        var more = new TreeMap<>(tokens);
        more.put(token, end);
        return new ClusterState(id, endpoint, caKey, caCertificate, kubeconfig, more, certificateKeys, members);
    }

    ClusterState withCertificateKey(String key, Instant end) {
        var more = new TreeMap<>(certificateKeys);
        more.put(key, end);
        return new ClusterState(id, endpoint, caKey, caCertificate, kubeconfig, tokens, more, members);
    }

    private ClusterState withMembers(List<Member> others) {
        return new ClusterState(
                id, endpoint, caKey, caCertificate, kubeconfig, tokens, certificateKeys, others);
    }
}
