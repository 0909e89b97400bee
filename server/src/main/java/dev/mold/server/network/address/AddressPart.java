package dev.mold.server.network.address;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.RouterConfigContributor;
import dev.mold.server.network.RouterDraft;
import java.time.Clock;

/** Contributes addresses to the configuration of routers. */
class AddressPart implements RouterConfigContributor {
    private final AddressRepository addresses;
    private final PortClaimRepository claims;
    private final Clock clock;

    AddressPart(AddressRepository addresses, PortClaimRepository claims, Clock clock) {
        this.addresses = addresses;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public void contribute(NetworkId network, RouterDraft draft) {
        addresses.ofNetwork(network.value()).stream()
                .filter(address -> address.state != AddressState.RELEASING)
                .forEach(address -> {
                    draft.address(address.ip, address.sourceNat);
                    if (address.staticNatMachineId != null) {
                        draft.staticNat(address.ip, new VirtualMachineId(address.staticNatMachineId));
                    }
                });
    }

    @Override
    public void release(NetworkId network) {
        addresses.ofNetwork(network.value()).forEach(address -> {
            claims.deleteAll(address.id);
            address.free(clock.instant());
        });
    }

    @Override
    public void machineLeft(NetworkId network, VirtualMachineId machine) {
        addresses.staticNats(machine.value()).stream()
                .filter(address -> address.networkId.equals(network.value()))
                .forEach(address -> address.staticNatMachineId = null);
    }
}
