package dev.mold.server.vm.machine;

import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.server.vm.query.Conditions;

/** Turns the parameters of listVolumes into a query. */
final class VolumeQuery {
    private static final String NONE = "1 = 0";

    private VolumeQuery() {}

    static Conditions conditions(ListVolumes command, Visibility visibility) {
        if (command.id() != null && !command.ids().isEmpty()) {
            throw ApiException.invalid("Specify either id or ids but not both parameters");
        }
        var conditions = new Conditions()
                .that("v.removed is null")
                .visible("m.accountId", visibility)
                .equal("v.id", command.id())
                .in("v.id", command.ids())
                .equal("m.id", command.virtualmachineid())
                .equal("m.zoneId", command.zoneid())
                .equal("m.hostId", command.hostid())
                .equal("m.offeringId", command.serviceofferingid())
                .contains(command.name(), "v.name")
                .contains(command.paging().keyword(), "v.name");
        if (Boolean.TRUE.equals(command.isencrypted())) {
            conditions.that(NONE);
        }
        return state(type(conditions, command.type()), command.state());
    }

    private static Conditions type(Conditions conditions, String type) {
        if (type == null || type.isBlank() || type.equalsIgnoreCase("ROOT")) {
            return conditions;
        }
        if (type.equalsIgnoreCase("DATADISK")) {
            return conditions.that(NONE);
        }
        throw ApiException.invalid("Invalid volume type " + type + ": ROOT or DATADISK is needed");
    }

    private static Conditions state(Conditions conditions, String state) {
        if (state == null || state.isBlank()) {
            return conditions;
        }
        if (state.equalsIgnoreCase("Ready")) {
            return conditions.equal("m.made", true);
        }
        return state.equalsIgnoreCase("Allocated") ? conditions.equal("m.made", false) : conditions.that(NONE);
    }
}
