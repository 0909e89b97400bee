package dev.mold.server.platform;

import java.util.List;

/** The persistent classes that one feature brings. */
public record EntityClasses(List<Class<?>> classes) {
    public static EntityClasses of(Class<?>... classes) {
        return new EntityClasses(List.of(classes));
    }
}
