package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.config.Settings;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.VirtualMachineView;
import jakarta.persistence.EntityManager;

/** Lists machines and volumes. */
final class MachineListCommands implements CommandSet {
    private final EntityManager entities;
    private final MachineViews views;
    private final Accounts accounts;
    private final Settings settings;
    private final Transactions transactions;

    MachineListCommands(
            EntityManager entities,
            MachineViews views,
            Accounts accounts,
            Settings settings,
            Transactions transactions) {
        this.entities = entities;
        this.views = views;
        this.accounts = accounts;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListVirtualMachines.class, this::machines);
        registrar.sync(ListVirtualMachinesMetrics.class, (command, call) -> machines(command.list(), call));
        registrar.sync(ListVolumes.class, this::volumes);
    }

    ListAnswer<VirtualMachineView> machines(ListVirtualMachines command, CallContext call) {
        var wanted = MachineDetail.parse(command.details());
        var visibility = accounts.visibility(call, command.scope().lookingFor(command.id()));
        var query = MachineQuery.of(entities, command, visibility, seesDestroyed(call));
        return transactions.call(() -> query.page(command.paging(), page -> views.of(page, wanted)));
    }

    ListAnswer<VolumeView> volumes(ListVolumes command, CallContext call) {
        var visibility = accounts.visibility(call, command.scope().lookingFor(command.id()));
        var query = VolumeQuery.of(entities, command, visibility);
        return transactions.call(() -> query.page(command.paging(), views::ofVolumes));
    }

    private boolean seesDestroyed(CallContext call) {
        return call.roleType().administers()
                || settings.value(MachineSettings.USER_SEES_DESTROYED, call.account());
    }
}
