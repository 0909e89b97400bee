package dev.mold.server.vm.machine;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.server.account.UsageByAccount;

/** Usage of one kind of resource by machines that are not destroyed, stopped ones included; each has one volume. */
final class MachineUsage {
    private MachineUsage() {}

    static ResourceUsage of(ResourceKind kind, MachineRepository machines, Transactions transactions) {
        var expression = expression(kind);
        return UsageByAccount.of(
                kind, accounts -> transactions.call(() -> machines.sums(expression, accounts)));
    }

    private static String expression(ResourceKind kind) {
        return switch (kind) {
            case USER_VM, VOLUME -> "1L";
            case CPU -> "cast(m.cpus as long)";
            case MEMORY -> "cast(m.memoryMib as long)";
            case PRIMARY_STORAGE -> "v.sizeGib";
            default -> throw new IllegalArgumentException("Machines use nothing of " + kind);
        };
    }
}
