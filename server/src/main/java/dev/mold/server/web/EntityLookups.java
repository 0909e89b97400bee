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

/** Makes typed ids of what clients send, if they name something. */
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

    /** @throws IllegalArgumentException if another part already answers for that kind of id */
    public <I extends Id> void register(EntityLookup<I> lookup) {
        var type = lookup.idType();
        Predicate<Id> exists = id -> lookup.exists(type.cast(id));
        if (lookups.putIfAbsent(type, exists) != null) {
            throw new IllegalArgumentException("Two parts look up " + type.getSimpleName());
        }
    }

    /** Whether ids of that kind can be looked up at all. */
    public boolean knows(Class<?> idType) {
        return lookups.containsKey(idType);
    }

    /** The id that the text is, unless it is none or names nothing. */
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
