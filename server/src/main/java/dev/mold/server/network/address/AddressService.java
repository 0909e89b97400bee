package dev.mold.server.network.address;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkService;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Public addresses for the rules that use them. */
public class AddressService {
    private final AddressRepository addresses;
    private final NetworkService networks;
    private final Transactions transactions;

    AddressService(AddressRepository addresses, NetworkService networks, Transactions transactions) {
        this.addresses = addresses;
        this.networks = networks;
        this.transactions = transactions;
    }

    /** An allocated address. */
    public Optional<PublicIpAddress> find(PublicIpAddressId id) {
        return transactions.call(() -> addresses.findLive(id.value()).map(AddressEntity::toAddress));
    }

    /** @throws ApiException INVALID_PARAMETER if it is not allocated */
    public PublicIpAddress require(PublicIpAddressId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The network that an address belongs to. */
    public Network network(PublicIpAddress address) {
        return networks.require(networkId(address));
    }

    public static NetworkId networkId(PublicIpAddress address) {
        return address.network().orElseThrow(() -> new IllegalStateException("address without a network"));
    }

    /**
     * Records in the caller's transaction that the address's network changes, and locks it; checks made after this call
     * hold until that transaction ends.
     *
     * @throws ApiException INVALID_PARAMETER if the address is not allocated; WRONG_STATE if it is being released
     */
    public PublicIpAddress changed(PublicIpAddressId id) {
        networks.changed(networkId(require(id)));
        var address = addresses.reread(id.value()).orElseThrow(() -> unknown(id));
        if (address.state == AddressState.RELEASING) {
            throw ApiException.wrongState("Public address " + address.ip + " is being released");
        }
        return address.toAddress();
    }

    /** The static NAT address of each machine that has one, with one query. */
    public Map<VirtualMachineId, PublicIpAddress> staticNats(Collection<VirtualMachineId> machines) {
        return transactions.call(() ->
                addresses.staticNats(machines.stream().map(VirtualMachineId::value).toList()).stream()
                        .collect(Collectors.toMap(
                                row -> new VirtualMachineId(row.staticNatMachineId), AddressEntity::toAddress, (a, b) ->
                                        a)));
    }

    static ApiException unknown(PublicIpAddressId id) {
        return ApiException.invalid("Unable to find IP address " + id);
    }
}
