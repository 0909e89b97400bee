package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Creates the wire form of machines, one page at a time. */
final class MachineViews {
    private final MachineRepository machines;
    private final MachineFactsReader facts;
    private final Transactions transactions;

    MachineViews(MachineRepository machines, MachineFactsReader facts, Transactions transactions) {
        this.machines = machines;
        this.facts = facts;
        this.transactions = transactions;
    }

    /** The machines in the given order, removed ones included, without those whose owner is not visible. */
    List<VirtualMachineView> of(Collection<VirtualMachineId> ids, Predicate<AccountId> visible) {
        return transactions.call(() -> {
            Map<VirtualMachineId, MachineEntity> rows =
                    machines.all(ids.stream().map(VirtualMachineId::value).toList()).stream()
                    .filter(row -> visible.test(row.account()))
                    .collect(Collectors.toMap(MachineEntity::machineId, Function.identity()));
            return of(
                    ids.stream().distinct().map(rows::get).filter(Objects::nonNull).toList(),
                    EnumSet.allOf(MachineDetail.class));
        });
    }

    /** Must be called in a transaction. */
    List<VirtualMachineView> of(List<MachineEntity> rows, Set<MachineDetail> wanted) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var known = facts.read(rows, wanted);
        return rows.stream()
                .map(row -> MachineViewMapper.view(row, known, wanted))
                .toList();
    }

    /** The wire form of volumes; must be called in a transaction. */
    List<VolumeView> ofVolumes(List<VolumeEntity> volumes) {
        if (volumes.isEmpty()) {
            return List.of();
        }
        var owners = machines.all(volumes.stream().map(volume -> volume.machineId).toList());
        var known = facts.read(owners, EnumSet.noneOf(MachineDetail.class));
        Map<UUID, MachineEntity> byId = owners.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        return volumes.stream()
                .map(volume -> VolumeViewMapper.view(volume, byId.get(volume.machineId), known))
                .toList();
    }
}
