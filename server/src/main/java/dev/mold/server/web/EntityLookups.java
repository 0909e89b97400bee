package dev.mold.server.web;

import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.Id;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Converts what clients send to typed ids of existing entities. */
public final class EntityLookups {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Map<Class<?>, Predicate<Id>> lookups = new ConcurrentHashMap<>();
    private final ClassValue<MethodHandle> constructors = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            try {
                return MethodHandles.publicLookup()
                        .findConstructor(type, MethodType.methodType(void.class, UUID.class))
                        .asType(MethodType.methodType(Id.class, UUID.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type.getName() + " is no record of one UUID", e);
            }
        }
    };

    /** @throws IllegalArgumentException if a look-up for that type of id is registered already */
    public <I extends Id> void register(EntityLookup<I> lookup) {
        var type = lookup.idType();
        Predicate<Id> exists = id -> lookup.exists(type.cast(id));
        if (lookups.putIfAbsent(type, exists) != null) {
            throw new IllegalArgumentException("Two parts look up " + type.getSimpleName());
        }
    }

    /** Whether a look-up for that type of id is registered. */
    public boolean knows(Class<?> idType) {
        return lookups.containsKey(idType);
    }

    /** The id in that text; empty if it is not an id or names no entity. */
    Optional<Id> find(Class<?> idType, String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var id = make(idType, UUID.fromString(text));
        var exists = lookups.get(idType);
        return exists != null && exists.test(id) ? Optional.of(id) : Optional.empty();
    }

    private Id make(Class<?> idType, UUID value) {
        try {
            return (Id) constructors.get(idType).invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
