package dev.mold.server.vm.machine;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.AccountId;

/** What machines that are not given up use of one kind, stopped ones included; each has one volume. */
final class MachineUsage implements ResourceUsage {
    private final ResourceKind kind;
    private final String expression;
    private final MachineRepository machines;
    private final Transactions transactions;

    private MachineUsage(
            ResourceKind kind, String expression, MachineRepository machines, Transactions transactions) {
        this.kind = kind;
        this.expression = expression;
        this.machines = machines;
        this.transactions = transactions;
    }

    static ResourceUsage of(ResourceKind kind, MachineRepository machines, Transactions transactions) {
        return new MachineUsage(kind, expression(kind), machines, transactions);
    }

    private static String expression(ResourceKind kind) {
        switch (kind) {
            case USER_VM:
            case VOLUME:
                return "1L";
            case CPU:
                return "cast(m.cpus as long)";
            case MEMORY:
                return "cast(m.memoryMib as long)";
            case PRIMARY_STORAGE:
                return "v.sizeGib";
            default:
                throw new IllegalArgumentException("Machines use nothing of " + kind);
        }
    }

    @Override
    public ResourceKind kind() {
        return kind;
    }

    @Override
    public long used(AccountId account) {
        return transactions.call(() -> machines.sum(expression, account));
    }
}
