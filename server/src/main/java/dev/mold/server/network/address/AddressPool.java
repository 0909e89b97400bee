package dev.mold.server.network.address;

import dev.mold.api.cloud.Network;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.PublicAddressUse;
import dev.mold.server.zone.PublicRanges;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Selects free addresses from a zone's ranges. An address keeps its id from being free through its next allocation,
 * because clients look it up before they request it; the owner after that sees another id, so nobody with an old id can
 * touch another owner's address.
 */
class AddressPool implements PublicAddressUse {
    private final AddressRepository addresses;
    private final PublicRanges ranges;
    private final Clock clock;

    AddressPool(AddressRepository addresses, PublicRanges ranges, Clock clock) {
        this.addresses = addresses;
        this.ranges = ranges;
        this.clock = clock;
    }

    /**
     * Allocates an address to a network in the caller's transaction, for which other callers wait.
     *
     * @param wanted the requested address; empty for any
     * @throws ApiException INSUFFICIENT_CAPACITY if none is free; INVALID_PARAMETER if the requested one is not
     */
    AddressEntity take(Network network, Optional<String> wanted, boolean sourceNat, AddressState state) {
        addresses.lockPool();
        var taken = addresses.taken(network.zone().value());
        var free = ranges.addresses(network.zone()).stream().filter(ip -> !taken.contains(ip));
        var ip = wanted.isPresent()
                ? free.filter(wanted.get()::equals)
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid(
                                "The public address " + wanted.get() + " is not free in the network's zone"))
                : free.findFirst()
                        .orElseThrow(() -> new ApiException(
                                Errors.INSUFFICIENT_CAPACITY, "No public address is free in the network's zone"));
        var id = id(network.zone(), ip, addresses.uses(network.zone().value(), ip));
        var address = new AddressEntity(id, network.zone().value(), ip, clock.instant());
        address.accountId = network.owner().value();
        address.networkId = network.id().value();
        address.sourceNat = sourceNat;
        address.state = state;
        addresses.save(address);
        return address;
    }

    /**
     * The zone's free addresses.
     *
     * @param ip only this address; null for all
     */
    List<String> free(ZoneId zone, String ip) {
        var taken = addresses.taken(zone.value());
        return ranges.addresses(zone).stream()
                .filter(one -> !taken.contains(one) && (ip == null || ip.equals(one)))
                .toList();
    }

    /** The ids of free addresses. */
    Map<String, UUID> ids(ZoneId zone, Collection<String> free) {
        var uses = addresses.uses(zone.value(), free);
        return free.stream().collect(Collectors.toMap(ip -> ip, ip -> id(zone, ip, uses.getOrDefault(ip, 0L))));
    }

    private static UUID id(ZoneId zone, String ip, long earlierOwners) {
        var name = zone + "/" + ip + "/" + earlierOwners;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Set<String> used(ZoneId zone) {
        return addresses.taken(zone.value());
    }
}
