package dev.mold.server.compute.simulator.kube;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.simulator.kube.SimulatedCluster.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A stored cluster without its objects.
 *
 * @param endpoint {@code address:port} of its API
 * @param caKey private key of its CA, PEM
 * @param caCertificate certificate of its CA, PEM
 * @param kubeconfig the administrator's
 * @param tokens join tokens with their expiry
 * @param certificateKeys keys of uploaded certificates with their expiry
 */
record SimulatedClusterState(
        UUID id,
        String endpoint,
        String caKey,
        String caCertificate,
        String kubeconfig,
        Map<String, Instant> tokens,
        Map<String, Instant> certificateKeys,
        List<Member> members) {
    SimulatedClusterState {
        tokens = Map.copyOf(tokens);
        certificateKeys = Map.copyOf(certificateKeys);
        members = List.copyOf(members);
    }

    SimulatedClusterState with(Member member) {
        var more = new ArrayList<>(members);
        more.add(member);
        return withMembers(more);
    }

    SimulatedClusterState without(VirtualMachineId machine) {
        return withMembers(members.stream()
                .filter(member -> !member.machine().equals(machine))
                .toList());
    }

    SimulatedClusterState withToken(String token, Instant end) {
        var more = new TreeMap<>(tokens);
        more.put(token, end);
        return new SimulatedClusterState(
                id, endpoint, caKey, caCertificate, kubeconfig, more, certificateKeys, members);
    }

    SimulatedClusterState withCertificateKey(String key, Instant end) {
        var more = new TreeMap<>(certificateKeys);
        more.put(key, end);
        return new SimulatedClusterState(id, endpoint, caKey, caCertificate, kubeconfig, tokens, more, members);
    }

    private SimulatedClusterState withMembers(List<Member> others) {
        return new SimulatedClusterState(
                id, endpoint, caKey, caCertificate, kubeconfig, tokens, certificateKeys, others);
    }
}
