package dev.mold.koral.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one cloud of the suite; it is opened for the first and taken down after the last. */
final class OfRealCloud implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealCloud.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OfRealCloud.class))
                .getOrComputeIfAbsent(RealCloud.class, type -> open(), RealCloud.class);
    }

    private static RealCloud open() {
        try {
            return RealCloud.open(RealParts.found());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
