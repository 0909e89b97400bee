package dev.mold.koral.testing;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The nodes of a cluster, listed by the official client with the users' kubeconfig. */
public final class KubeNodes {
    private KubeNodes() {}

    public static Set<String> readyNames(String kubeconfig) {
        try {
            var client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(new StringReader(kubeconfig)))
                    .build();
            try {
                var names = new TreeSet<String>();
                new CoreV1Api(client).listNode().execute().getItems().stream()
                        .filter(node -> node.getStatus().getConditions().stream()
                                .anyMatch(each -> each.getType().equals("Ready")
                                        && each.getStatus().equals("True")))
                        .forEach(node -> names.add(node.getMetadata().getName()));
                return names;
            } finally {
                client.getHttpClient().dispatcher().executorService().shutdown();
                client.getHttpClient().connectionPool().evictAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ApiException e) {
            throw new AssertionError("The cluster's API answers " + e.getCode() + ": " + e.getResponseBody(), e);
        }
    }
}
