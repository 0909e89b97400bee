package dev.mold.server.network.address;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.NetworkId;
import dev.mold.server.network.SourceNat;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Manages source NAT addresses among the public addresses. */
class SourceNatAddresses implements SourceNat {
    private final AddressRepository addresses;
    private final AddressPool pool;
    private final Limits limits;
    private final Transactions transactions;

    SourceNatAddresses(AddressRepository addresses, AddressPool pool, Limits limits, Transactions transactions) {
        this.addresses = addresses;
        this.pool = pool;
        this.limits = limits;
        this.transactions = transactions;
    }

    @Override
    public void checkRoom(Network network) {
        if (find(network.id()).isEmpty()) {
            limits.checkRoom(network.owner(), ResourceKind.PUBLIC_IP, 1);
        }
    }

    @Override
    public void ensure(Network network, Optional<String> wanted) {
        if (find(network.id()).isEmpty()) {
            pool.take(network, wanted, true, AddressState.ALLOCATED);
        }
    }

    @Override
    public Optional<PublicIpAddress> find(NetworkId network) {
        return Optional.ofNullable(find(List.of(network)).get(network));
    }

    @Override
    public Map<NetworkId, PublicIpAddress> find(Collection<NetworkId> networks) {
        return transactions.call(() -> addresses
                .sourceNats(values(networks)).stream()
                .map(AddressEntity::toAddress)
                .collect(Collectors.toMap(address -> address.network().orElseThrow(), address -> address)));
    }

    private static List<UUID> values(Collection<NetworkId> networks) {
        return networks.stream().map(NetworkId::value).toList();
    }
}
