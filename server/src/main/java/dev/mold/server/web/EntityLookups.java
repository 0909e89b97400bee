package dev.mold.server.web;

import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.id.Id;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Converts what clients send to typed ids of existing entities. */
public final class EntityLookups {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Map<Class<?>, EntityLookup<?>> lookups = new ConcurrentHashMap<>();
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
        if (lookups.putIfAbsent(lookup.idType(), lookup) != null) {
            throw new IllegalArgumentException("Two parts look up " + lookup.idType().getSimpleName());
        }
    }

    /** Whether a look-up for that type of id is registered. */
    public boolean knows(Class<?> idType) {
        return lookups.containsKey(idType);
    }

    /** The id in that text; empty if it is none. Whether it identifies an entity is another question. */
    Optional<Id> parse(Class<?> idType, String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(make(idType, UUID.fromString(text))) : Optional.empty();
    }

    /** Whose those of the entities are that exist. */
    Map<Id, Ownership> find(Class<?> idType, Collection<Id> ids) {
        var lookup = lookups.get(idType);
        return lookup == null ? Map.of() : find(lookup, ids);
    }

    private static <I extends Id> Map<Id, Ownership> find(EntityLookup<I> lookup, Collection<Id> ids) {
        return Map.copyOf(lookup.find(ids.stream().map(lookup.idType()::cast).toList()));
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
