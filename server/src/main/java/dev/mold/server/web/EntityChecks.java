package dev.mold.server.web;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Ownership;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.Id;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.ParameterDescriptor;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Checks that the entities which a request identifies exist, and that the caller has the access to them that the
 * command declares.
 */
final class EntityChecks {
    private final EntityLookups lookups;
    private final Accounts accounts;

    EntityChecks(EntityLookups lookups, Accounts accounts) {
        this.lookups = lookups;
        this.accounts = accounts;
    }

    /**
     * Looks for all entities of a type with one query.
     *
     * @param values of the command's parameters
     * @throws ApiException (431) for an entity that does not exist, (531) for one that the caller has no access to
     */
    void check(CommandDescriptor command, Object[] values, CallContext call) {
        var byType = new HashMap<Class<?>, Set<Id>>();
        forEachId(command, values, (parameter, id) -> byType.computeIfAbsent(
                        parameter.valueType(), type -> new LinkedHashSet<>())
                .add(id));
        if (byType.isEmpty()) {
            return;
        }
        var found = new HashMap<Id, Ownership>();
        byType.forEach((type, ids) -> found.putAll(lookups.find(type, ids)));
        forEachId(command, values, (parameter, id) -> {
            var ownership = found.get(id);
            if (ownership == null) {
                throw ParameterDecoder.noEntity(command, parameter, id.toString());
            }
            accounts.checkAccess(call, parameter.access(), ownership);
        });
    }

    private static void forEachId(
            CommandDescriptor command, Object[] values, BiConsumer<ParameterDescriptor, Id> each) {
        for (var i = 0; i < values.length; i++) {
            var parameter = command.parameters().get(i);
            if (parameter.isId()) {
                for (var id : ids(values[i])) {
                    each.accept(parameter, (Id) id);
                }
            }
        }
    }

    private static Collection<?> ids(Object value) {
        return value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
    }
}
