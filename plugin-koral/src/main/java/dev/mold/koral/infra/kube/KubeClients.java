package dev.mold.koral.infra.kube;

import dev.mold.koral.infra.Kubeconfig;
import dev.mold.koral.infra.Kubeconfig.BearerToken;
import dev.mold.koral.infra.Kubeconfig.ClientCertificate;
import dev.mold.koral.infra.Sha256;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import io.kubernetes.client.util.credentials.Authentication;
import io.kubernetes.client.util.credentials.ClientCertificateAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Protocol;

/**
 * An LRU cache of clients by the hash of their kubeconfigs. They share one dispatcher and a small connection pool, and
 * use HTTP/1.1: an HTTP/2 connection needs its own thread, and there may be thousands of clusters. So a cached client
 * takes only a few kilobytes, mostly for certificates.
 */
final class KubeClients {
    private static final int CLIENTS = 4_096;
    private static final int IDLE_CONNECTIONS = 32;
    private static final int IDLE_SECONDS = 30;

    private final KubeTimeouts timeouts;
    private final ConnectionPool connections = new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);
    private final Dispatcher dispatcher = new Dispatcher();
    private final Map<String, KubeClient> clients = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KubeClient> eldest) {
            return size() > CLIENTS;
        }
    };

    KubeClients(KubeTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    /** @throws IllegalArgumentException if the kubeconfig cannot be used */
    synchronized KubeClient of(String kubeconfig) {
        return clients.computeIfAbsent(Sha256.hex(kubeconfig), hash -> new KubeClient(hash, client(Kubeconfig.parse(kubeconfig))));
    }

    private ApiClient client(Kubeconfig kubeconfig) {
        var api = new ClientBuilder()
                .setBasePath(kubeconfig.server())
                .setCertificateAuthority(kubeconfig.certificateAuthority().getBytes(StandardCharsets.US_ASCII))
                .setVerifyingSsl(true)
                .setAuthentication(authentication(kubeconfig.credential()))
                .setProtocols(List.of(Protocol.HTTP_1_1))
                .build();
        return api.setHttpClient(api.getHttpClient()
                .newBuilder()
                .connectionPool(connections)
                .dispatcher(dispatcher)
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.read())
                .writeTimeout(timeouts.read())
                .callTimeout(timeouts.call())
                .build());
    }

    private static Authentication authentication(Kubeconfig.Credential credential) {
        if (credential instanceof BearerToken token) {
            return new AccessTokenAuthentication(token.value());
        }
        if (credential instanceof ClientCertificate pair) {
            return new ClientCertificateAuthentication(
                    pair.certificate().getBytes(StandardCharsets.US_ASCII),
                    pair.key().getBytes(StandardCharsets.US_ASCII));
        }
        throw new IllegalArgumentException("Unknown type of credential: " + credential);
    }
}
