package dev.mold.server.network.address;

import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import java.util.List;
import java.util.Set;

/** Enables and disables static NAT, in the caller's transaction. */
class StaticNats {
    private static final String SERVICE = "StaticNat";

    private final AddressRepository addresses;
    private final PortClaimRepository claims;
    private final AddressService service;
    private final NetworkService networks;
    private final Nics nics;

    StaticNats(
            AddressRepository addresses,
            PortClaimRepository claims,
            AddressService service,
            NetworkService networks,
            Nics nics) {
        this.addresses = addresses;
        this.claims = claims;
        this.service = service;
        this.networks = networks;
        this.nics = nics;
    }

    /**
     * @return whether it was not enabled before
     * @throws ApiException INVALID_PARAMETER if the address or the machine cannot be used for static NAT
     */
    boolean enable(PublicIpAddressId id, VirtualMachineId machine) {
        var address = service.changed(id);
        var row = addresses.findLive(id.value()).orElseThrow();
        if (machine.value().equals(row.staticNatMachineId)) {
            return false;
        }
        check(address, row, machine);
        row.staticNatMachineId = machine.value();
        return true;
    }

    private void check(PublicIpAddress address, AddressEntity row, VirtualMachineId machine) {
        if (!networks.offers(service.network(address), SERVICE)) {
            throw ApiException.invalid("The network of public address " + address.ip() + " does not offer static NAT");
        }
        if (address.sourceNat()) {
            throw ApiException.invalid(
                    "Public address " + address.ip() + " is a source NAT address and cannot be used for static NAT");
        }
        if (row.staticNatMachineId != null) {
            throw ApiException.invalid("Public address " + address.ip() + " is used for static NAT of machine "
                    + row.staticNatMachineId
                    + " already");
        }
        if (!claims.claimed(Set.of(row.id)).isEmpty()) {
            throw ApiException.invalid("There is already a rule that forwards ports of public address " + address.ip()
                    + " elsewhere");
        }
        var inNetwork = nics.find(List.of(machine)).stream()
                .anyMatch(nic -> nic.network().value().equals(row.networkId));
        if (!inNetwork) {
            throw ApiException.invalid(
                    "The machine has no interface in the network of public address " + address.ip());
        }
        addresses.staticNats(machine.value()).stream().findFirst().ifPresent(other -> {
            throw ApiException.invalid("The machine has public address " + other.ip + " for static NAT already");
        });
    }

    /** @throws ApiException INVALID_PARAMETER unless static NAT is enabled */
    PublicIpAddress disable(PublicIpAddressId id) {
        var address = service.changed(id);
        var row = addresses.findLive(id.value()).orElseThrow();
        if (row.staticNatMachineId == null) {
            throw ApiException.invalid("Static NAT is not enabled on public address " + address.ip());
        }
        row.staticNatMachineId = null;
        return address;
    }
}
