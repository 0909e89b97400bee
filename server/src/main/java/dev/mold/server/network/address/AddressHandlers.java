package dev.mold.server.network.address;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventType;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.RouterChange;
import java.util.Optional;

/** Acquires, releases and lists addresses. */
class AddressHandlers implements CommandSet {
    static final String ASSOCIATE_FLOW = "associate-address";
    static final String RELEASE_FLOW = "release-address";
    static final String SUBJECT_TYPE = "IpAddress";

    private final AddressHolding holding;
    private final AddressRepository addresses;
    private final AddressLists lists;
    private final AddressService service;
    private final NetworkService networks;
    private final Accounts accounts;
    private final Operations operations;
    private final Transactions transactions;

    AddressHandlers(
            AddressHolding holding,
            AddressRepository addresses,
            AddressLists lists,
            AddressService service,
            NetworkService networks,
            Accounts accounts,
            Operations operations,
            Transactions transactions) {
        this.holding = holding;
        this.addresses = addresses;
        this.lists = lists;
        this.service = service;
        this.networks = networks;
        this.accounts = accounts;
        this.operations = operations;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListPublicIpAddresses.class, lists::list);
        registrar.async(AssociateIpAddress.class, this::associate);
        registrar.async(DisassociateIpAddress.class, this::disassociate);
    }

    private Submitted associate(AssociateIpAddress command, CallContext call) {
        if (command.vpcid() != null) {
            throw ApiException.invalid("VPCs are not offered");
        }
        if (Boolean.TRUE.equals(command.isportable())) {
            throw ApiException.invalid("Portable addresses are not offered");
        }
        return transactions.call(() -> {
            var network = network(command, call);
            var address = holding.associate(network, Optional.ofNullable(command.ipaddress()));
            var job = operations.submit(request(
                    ASSOCIATE_FLOW,
                    address,
                    call,
                    "associateIpAddress",
                    AddressEventTypes.NET_IPASSIGN,
                    "acquiring public address "));
            return Submitted.creating(address.id(), job);
        });
    }

    private Network network(AssociateIpAddress command, CallContext call) {
        var owner = accounts.owner(call, command.owner());
        if (command.networkid() != null) {
            var network = networks.require(command.networkid());
            if (command.owner().account() != null && !owner.id().equals(network.owner())) {
                throw ApiException.invalid("Network " + network.name() + " does not belong to account " + owner.name());
            }
            return network;
        }
        if (command.zoneid() == null) {
            throw ApiException.invalid("Please specify networkid, or the zone where the account has one network");
        }
        var candidates = networks.owned(owner.id(), command.zoneid());
        if (candidates.size() != 1) {
            throw ApiException.invalid("Account " + owner.name() + " has " + candidates.size()
                    + " networks in that zone: please specify networkid");
        }
        return candidates.get(0);
    }

    private Submitted disassociate(DisassociateIpAddress command, CallContext call) {
        return transactions.call(() -> {
            var address = holding.beginRelease(wanted(command, call).id());
            return Submitted.of(operations.submit(request(
                    RELEASE_FLOW,
                    address,
                    call,
                    "disassociateIpAddress",
                    AddressEventTypes.NET_IPRELEASE,
                    "releasing public address ")));
        });
    }

    private PublicIpAddress wanted(DisassociateIpAddress command, CallContext call) {
        if (command.id() != null) {
            return service.require(command.id());
        }
        if (command.ipaddress() == null) {
            throw ApiException.invalid("Please specify either the id or the ipaddress");
        }
        var address = addresses
                .findByIp(command.ipaddress())
                .map(AddressEntity::toAddress)
                .orElseThrow(() -> ApiException.invalid("Unable to find IP address " + command.ipaddress()));
        accounts.checkAccess(call, Access.OWN, Ownership.of(address.owner()));
        return address;
    }

    static OperationRequest request(
            String flow, PublicIpAddress address, CallContext call, String command, EventType event, String doing) {
        PublicIpAddressId id = address.id();
        return new OperationRequest(
                flow,
                new RouterChange(AddressService.networkId(address), id.value()),
                Subject.of(SUBJECT_TYPE, id, address.ip()),
                address.owner(),
                call,
                command,
                event.name(),
                doing + address.ip(),
                false);
    }
}
