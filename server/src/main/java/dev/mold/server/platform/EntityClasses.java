package dev.mold.server.platform;

import java.util.List;

/** The persistent classes of one feature. */
public record EntityClasses(List<Class<?>> classes) {
    public static EntityClasses of(Class<?>... classes) {
        return new EntityClasses(List.of(classes));
    }
}
