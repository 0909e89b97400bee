package dev.mold.server.plugin;

import dev.mold.api.plugin.PluginContext;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/**
 * Provides the server's services to plugins: types of the API and of its libraries, none of the server's own classes.
 */
final class ServerServices implements PluginContext {
    private final ListableBeanFactory beans;

    ServerServices(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type.getName().startsWith("dev.mold.server")) {
            throw new IllegalArgumentException(type.getName() + " is no service for plugins");
        }
        try {
            return beans.getBean(type);
        } catch (NoSuchBeanDefinitionException e) {
            throw new IllegalArgumentException("The server offers no " + type.getName(), e);
        }
    }
}
