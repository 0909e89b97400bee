package dev.mold.server.vm.machine;

import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Set;

/** Converts the parameters of listVolumes into a query. */
final class VolumeQuery {
    private static final String NONE = "1 = 0";
    private static final Set<String> STATES = Set.of("ready", "allocated");

    private VolumeQuery() {}

    static PagedQuery<VolumeEntity> of(EntityManager entities, ListVolumes command, Visibility visibility) {
        if (command.id() != null && !command.ids().isEmpty()) {
            throw ApiException.invalid("Specify either id or ids but not both parameters");
        }
        var query = PagedQuery.of(entities, VolumeEntity.class)
                .where("e.removed is null")
                .equal("id", MachineQuery.value(command.id()))
                .in("id", MachineQuery.values(command.ids()))
                .equal("machineId", MachineQuery.value(command.virtualmachineid()))
                .contains(command.name(), "name")
                .contains(command.paging().keyword(), "name");
        ofMachine(query, "m.zoneId = ?", MachineQuery.value(command.zoneid()));
        ofMachine(query, "m.hostId = ?", MachineQuery.value(command.hostid()));
        ofMachine(query, "m.offeringId = ?", MachineQuery.value(command.serviceofferingid()));
        ofMachine(
                query,
                "m.accountId in ?",
                visibility
                        .accounts()
                        .map(accounts -> accounts.stream().map(AccountId::value).toList())
                        .orElse(null));
        if (Boolean.TRUE.equals(command.isencrypted())) {
            query.where(NONE);
        }
        type(query, command.type());
        state(query, command.state());
        return query;
    }

    private static void ofMachine(PagedQuery<VolumeEntity> query, String condition, Object value) {
        query.where("e.machineId in (select m.id from MachineEntity m where " + condition + ")", value);
    }

    private static void type(PagedQuery<VolumeEntity> query, String type) {
        if (type == null || type.isBlank() || type.equalsIgnoreCase("ROOT")) {
            return;
        }
        if (!type.equalsIgnoreCase("DATADISK")) {
            throw ApiException.invalid("Invalid volume type " + type + ": ROOT or DATADISK is needed");
        }
        query.where(NONE);
    }

    private static void state(PagedQuery<VolumeEntity> query, String state) {
        if (state == null || state.isBlank()) {
            return;
        }
        if (!STATES.contains(state.toLowerCase(Locale.ROOT))) {
            query.where(NONE);
        }
        ofMachine(query, "m.made = ?", state.equalsIgnoreCase("Ready"));
    }
}
