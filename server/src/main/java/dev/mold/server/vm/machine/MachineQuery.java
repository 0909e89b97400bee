package dev.mold.server.vm.machine;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.Id;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Converts the parameters of listVirtualMachines into a query. */
final class MachineQuery {
    private static final String PRESENT = "Present";
    private static final String NOT_DESTROYED = "e.state not in ?";

    private MachineQuery() {}

    /** @param seesDestroyed whether destroyed machines are included */
    static PagedQuery<MachineEntity> of(
            EntityManager entities, ListVirtualMachines command, Visibility visibility, boolean seesDestroyed) {
        if (command.id() != null && !command.ids().isEmpty()) {
            throw ApiException.invalid("Specify either id or ids but not both parameters");
        }
        var query = PagedQuery.of(entities, MachineEntity.class)
                .where("e.removed is null")
                .visible(visibility, "accountId")
                .equal("id", value(command.id()))
                .in("id", values(command.ids()))
                .equal("zoneId", value(command.zoneid()))
                .equal("networkId", value(command.networkid()))
                .equal("templateId", value(command.templateid()))
                .equal("isoId", value(command.isoid()))
                .equal("offeringId", value(command.serviceofferingid()))
                .equal("userId", value(command.userid()))
                .equal("hostId", value(command.hostid()))
                .contains(command.name(), "name")
                .contains(command.paging().keyword(), "name", "displayName")
                .where(NOT_DESTROYED, seesDestroyed ? null : MachineLifecycle.DESTROYED_STATES);
        if (Boolean.TRUE.equals(command.leased())) {
            query.where("1 = 0");
        }
        return state(query, command.state());
    }

    private static PagedQuery<MachineEntity> state(PagedQuery<MachineEntity> query, String state) {
        if (state == null || state.isBlank()) {
            return query;
        }
        if (state.equalsIgnoreCase(PRESENT)) {
            return query.where(NOT_DESTROYED, MachineLifecycle.DESTROYED_STATES);
        }
        return query.equal(
                "state",
                Arrays.stream(VirtualMachineState.values())
                        .filter(known -> known.wireName().equalsIgnoreCase(state))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid("Invalid state " + state)));
    }

    /** @return null for no condition */
    static UUID value(Id id) {
        return id == null ? null : id.value();
    }

    /** @return null for no condition */
    static List<UUID> values(List<? extends Id> ids) {
        return ids.isEmpty() ? null : ids.stream().map(Id::value).toList();
    }
}
