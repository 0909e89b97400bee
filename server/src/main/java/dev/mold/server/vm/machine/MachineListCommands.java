package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.config.Settings;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.vm.query.Conditions;
import java.util.EnumSet;
import java.util.List;

/** Lists machines and volumes. */
final class MachineListCommands implements CommandSet {
    private final MachineRepository machines;
    private final MachineViews views;
    private final MachineFactsReader facts;
    private final Accounts accounts;
    private final Settings settings;
    private final Transactions transactions;

    MachineListCommands(
            MachineRepository machines,
            MachineViews views,
            MachineFactsReader facts,
            Accounts accounts,
            Settings settings,
            Transactions transactions) {
        this.machines = machines;
        this.views = views;
        this.facts = facts;
        this.accounts = accounts;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListVirtualMachines.class, this::machines);
        registrar.sync(ListVolumes.class, this::volumes);
    }

    ListAnswer<VirtualMachineView> machines(ListVirtualMachines command, CallContext call) {
        var wanted = MachineDetail.parse(command.details());
        var conditions =
                MachineQuery.conditions(command, accounts.visibility(call, command.scope()), seesDestroyed(call));
        return transactions.call(() -> {
            var count = machines.count(conditions, "select count(m) from MachineEntity m");
            List<MachineEntity> page = count == 0
                    ? List.of()
                    : machines.page(
                            conditions,
                            MachineEntity.class,
                            "select m from MachineEntity m",
                            "order by m.created, m.id",
                            command.paging().offset(),
                            command.paging().limit());
            return new ListAnswer<>(views.of(page, wanted), count);
        });
    }

    ListAnswer<VolumeView> volumes(ListVolumes command, CallContext call) {
        var conditions = VolumeQuery.conditions(command, accounts.visibility(call, command.scope()));
        return transactions.call(() -> {
            var page = machines.page(
                    conditions,
                    VolumeEntity.class,
                    "select v from VolumeEntity v join fetch v.machine m",
                    "order by v.created, v.id",
                    command.paging().offset(),
                    command.paging().limit());
            if (page.isEmpty()) {
                return new ListAnswer<>(List.of(), count(conditions));
            }
            var known = facts.read(
                    page.stream().map(volume -> volume.machine).distinct().toList(),
                    EnumSet.noneOf(MachineDetail.class));
            return new ListAnswer<>(
                    page.stream().map(volume -> VolumeViewMapper.view(volume, known)).toList(),
                    count(conditions));
        });
    }

    private long count(Conditions volumes) {
        return machines.count(volumes, "select count(v) from VolumeEntity v join v.machine m");
    }

    private boolean seesDestroyed(CallContext call) {
        return call.roleType().administers()
                || settings.value(MachineSettings.USER_SEES_DESTROYED, call.account());
    }
}
