package dev.mold.server.testing;

import dev.mold.server.platform.DataFolder;
import dev.mold.server.platform.DatabaseFeature;
import dev.mold.server.platform.DatabaseSettings;
import dev.mold.server.platform.PlatformFeature;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A few features on a database, without the rest of the server. */
public final class FeatureContext implements AutoCloseable {
    private final AnnotationConfigApplicationContext context;

    private FeatureContext(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    /**
     * @param folder a temporary folder
     * @param features configuration classes
     */
    public static FeatureContext start(DatabaseSettings database, Path folder, Class<?>... features) {
        return start(database, folder, context -> {}, features);
    }

    /** @param prepare registers further beans, such as stand-ins for features that are not under test */
    public static FeatureContext start(
            DatabaseSettings database,
            Path folder,
            Consumer<AnnotationConfigApplicationContext> prepare,
            Class<?>... features) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DatabaseSettings.class, () -> database);
        context.registerBean(DataFolder.class, () -> new DataFolder(folder));
        context.register(PlatformFeature.class, DatabaseFeature.class);
        if (features.length > 0) {
            context.register(features);
        }
        prepare.accept(context);
        context.refresh();
        return new FeatureContext(context);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
