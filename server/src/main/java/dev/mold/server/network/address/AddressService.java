package dev.mold.server.network.address;

import dev.mold.api.cloud.Address;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AddressId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import dev.mold.server.network.NetworkService;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Public addresses for the rules that stand on them. */
public class AddressService {
    private final AddressRepository addresses;
    private final NetworkService networks;
    private final Transactions transactions;

    AddressService(AddressRepository addresses, NetworkService networks, Transactions transactions) {
        this.addresses = addresses;
        this.networks = networks;
        this.transactions = transactions;
    }

    /** An address that is given to somebody. */
    public Optional<Address> find(AddressId id) {
        return transactions.call(() -> addresses.findLive(id.value()).map(AddressEntity::toAddress));
    }

    /** @throws ApiException INVALID_PARAMETER if nobody has it */
    public Address require(AddressId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The network that an address belongs to. */
    public Network network(Address address) {
        return networks.require(networkId(address));
    }

    public static NetworkId networkId(Address address) {
        return address.network().orElseThrow(() -> new IllegalStateException("address without a network"));
    }

    /**
     * Notes in the caller's transaction that the address's network changes, which also locks it; checks made after this
     * call hold until that transaction ends.
     *
     * @throws ApiException INVALID_PARAMETER if nobody has the address; WRONG_STATE if it is being given back
     */
    public Address changed(AddressId id) {
        networks.changed(networkId(require(id)));
        var address = addresses.reread(id.value()).orElseThrow(() -> unknown(id));
        if (address.state == AddressState.RELEASING) {
            throw ApiException.wrongState("Public address " + address.ip + " is being released");
        }
        return address.toAddress();
    }

    /** The address that leads to each of those machines as a whole, for those that have one; by one query. */
    public Map<MachineId, Address> staticNats(Collection<MachineId> machines) {
        return transactions.call(() ->
                addresses.staticNats(machines.stream().map(MachineId::value).toList()).stream()
                        .collect(Collectors.toMap(
                                row -> new MachineId(row.staticNatMachineId), AddressEntity::toAddress, (a, b) -> a)));
    }

    static ApiException unknown(AddressId id) {
        return ApiException.invalid("Unable to find IP address " + id);
    }
}
