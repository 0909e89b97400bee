package dev.mold.server.vm.machine;

import dev.mold.api.cloud.MachineState;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.server.vm.query.Conditions;
import java.util.Arrays;

/** Turns the parameters of listVirtualMachines into a query. */
final class MachineQuery {
    private static final String PRESENT = "Present";

    private MachineQuery() {}

    /** @param seesDestroyed whether machines that were given up are shown too */
    static Conditions conditions(ListVirtualMachines command, Visibility visibility, boolean seesDestroyed) {
        if (command.id() != null && !command.ids().isEmpty()) {
            throw ApiException.invalid("Specify either id or ids but not both parameters");
        }
        var conditions = new Conditions()
                .that("m.removed is null")
                .visible("m.accountId", visibility)
                .equal("m.id", command.id())
                .in("m.id", command.ids())
                .equal("m.zoneId", command.zoneid())
                .equal("m.networkId", command.networkid())
                .equal("m.templateId", command.templateid())
                .equal("m.isoId", command.isoid())
                .equal("m.offeringId", command.serviceofferingid())
                .equal("m.userId", command.userid())
                .equal("m.hostId", command.hostid())
                .contains(command.name(), "m.name")
                .contains(command.paging().keyword(), "m.name", "m.displayName");
        if (!seesDestroyed) {
            conditions.notIn("m.state", MachineLifecycle.GIVEN_UP);
        }
        return state(conditions, command.state());
    }

    private static Conditions state(Conditions conditions, String state) {
        if (state == null || state.isBlank()) {
            return conditions;
        }
        if (state.equalsIgnoreCase(PRESENT)) {
            return conditions.notIn("m.state", MachineLifecycle.GIVEN_UP);
        }
        return conditions.equal(
                "m.state",
                Arrays.stream(MachineState.values())
                        .filter(known -> known.wireName().equalsIgnoreCase(state))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid("Invalid state " + state)));
    }
}
