package dev.mold.api.plugin;

/** The server's services for a plugin. */
public interface PluginContext {
    /**
     * One of the server's services: the ports of {@code dev.mold.api.cloud}, {@code Operations}, {@code Settings},
     * {@code java.time.Clock}, {@code java.security.SecureRandom}, {@code IdSource}, and if the server has one
     * {@code jakarta.persistence.EntityManager}.
     *
     * @throws IllegalArgumentException if the server has no service of that type
     */
    <T> T service(Class<T> type);
}
