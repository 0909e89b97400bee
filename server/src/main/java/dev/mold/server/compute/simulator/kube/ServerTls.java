package dev.mold.server.compute.simulator.kube;

import dev.mold.api.id.VirtualMachineId;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS of an API server: a certificate of the cluster's CA, which must also have signed client certificates. */
final class ServerTls {
    private static final char[] NO_PASSWORD = new char[0];

    private ServerTls() {}

    static SSLContext context(SimulatedCluster cluster, VirtualMachineId machine, Instant now)
            throws GeneralSecurityException, IOException {
        var hosts = new LinkedHashSet<>(List.of(
                "127.0.0.1", "10.96.0.1", "kubernetes", "kubernetes.default", "kubernetes.default.svc"));
        hosts.add(cluster.state().endpoint().replaceFirst(":\\d+$", ""));
        cluster.member(machine).ifPresent(member -> hosts.addAll(List.of(member.ip(), member.name())));
        hosts.remove("");
        var certificates = cluster.certificates();
        var identity = certificates.server(hosts, now);

        // Not PKCS12, which spends ten thousand rounds of hashing on the encryption of a key that stays in memory.
        var keys = KeyStore.getInstance("JKS");
        keys.load(null, NO_PASSWORD);
        var chain = new Certificate[] {identity.certificate(), certificates.authority()};
        keys.setKeyEntry("server", identity.key(), NO_PASSWORD, chain);
        var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, NO_PASSWORD);

        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NO_PASSWORD);
        trusted.setCertificateEntry("ca", certificates.authority());
        var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);

        var context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }
}
