package dev.mold.server.compute.simulator.kube;

import java.util.Map;

/**
 * An API request.
 *
 * @param path without the query
 * @param query decoded parameters
 * @param contentType without its parameters
 * @param caller the client certificate's subject; empty for none
 */
record KubeRequest(
        String method, String path, Map<String, String> query, String contentType, byte[] body, String caller) {
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }
}
