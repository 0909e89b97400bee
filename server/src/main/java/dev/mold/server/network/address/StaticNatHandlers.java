package dev.mold.server.network.address;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Subject;
import dev.mold.api.response.Success;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import java.util.List;

/** Static NAT, which is enabled synchronously and disabled by a job, as in CloudStack. */
class StaticNatHandlers implements CommandSet {
    static final String DISABLE_FLOW = "disable-static-nat";

    private final StaticNats staticNats;
    private final AddressService service;
    private final NetworkService networks;
    private final Nics nics;
    private final Operations operations;
    private final Events events;
    private final Transactions transactions;

    StaticNatHandlers(
            StaticNats staticNats,
            AddressService service,
            NetworkService networks,
            Nics nics,
            Operations operations,
            Events events,
            Transactions transactions) {
        this.staticNats = staticNats;
        this.service = service;
        this.networks = networks;
        this.nics = nics;
        this.operations = operations;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(EnableStaticNat.class, this::enable);
        registrar.async(DisableStaticNat.class, this::disable);
    }

    private Success enable(EnableStaticNat command, CallContext call) {
        var address = service.require(command.ipaddressid());
        checkInterface(command, address);
        var isNew =
                transactions.call(() -> staticNats.enable(command.ipaddressid(), command.virtualmachineid()));
        try {
            networks.apply(AddressService.networkId(address));
        } catch (ApiException e) {
            if (isNew) {
                transactions.run(() -> staticNats.disable(command.ipaddressid()));
            }
            throw e;
        }
        if (isNew) {
            events.record(
                    AddressEventTypes.STATICNAT_ENABLE.name(),
                    EventLevel.INFO,
                    "Static NAT of public address " + address.ip() + " is enabled",
                    address.owner(),
                    Subject.of(AddressHandlers.SUBJECT_TYPE, address.id(), address.ip()));
        }
        return Success.done();
    }

    private void checkInterface(EnableStaticNat command, PublicIpAddress address) {
        if (command.networkid() != null && !command.networkid().equals(AddressService.networkId(address))) {
            throw ApiException.invalid("Public address " + address.ip() + " does not belong to that network");
        }
        if (command.vmguestip() != null
                && nics.find(List.of(command.virtualmachineid())).stream()
                        .noneMatch(nic -> nic.ip().equals(command.vmguestip()))) {
            throw ApiException.invalid("The machine does not have the guest address " + command.vmguestip());
        }
    }

    private Submitted disable(DisableStaticNat command, CallContext call) {
        return transactions.call(() -> {
            var address = staticNats.disable(command.ipaddressid());
            return Submitted.of(operations.submit(AddressHandlers.request(
                    DISABLE_FLOW,
                    address,
                    call,
                    "disableStaticNat",
                    AddressEventTypes.STATICNAT_DISABLE,
                    "disabling static NAT of public address ")));
        });
    }
}
