package dev.mold.koral.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes tests the one cloud of the suite, which is opened for the first test and closed after the last. Leftovers of a
 * failed test are deleted, so that they do not make the next one fail.
 */
final class OfRealCloud implements ParameterResolver, AfterEachCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealCloud.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(RealCloud.class, type -> open(), RealCloud.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var cloud = store(context).get(RealCloud.class, RealCloud.class);
        if (cloud != null && context.getExecutionException().isPresent()) {
            cloud.deleteClusters();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(OfRealCloud.class));
    }

    private static RealCloud open() {
        try {
            return RealCloud.open(RealParts.found());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
