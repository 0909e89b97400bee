package dev.mold.api.plugin;

/** What the server offers to a plugin. */
public interface PluginContext {
    /**
     * One of the server's services: the ports of {@code dev.mold.api.cloud}, {@code Operations}, {@code Settings},
     * {@code java.time.Clock}, {@code java.security.SecureRandom}, {@code IdSource}, and where the server has one
     * {@code jakarta.persistence.EntityManager}.
     *
     * @throws IllegalArgumentException if the server offers none of that type
     */
    <T> T service(Class<T> type);
}
