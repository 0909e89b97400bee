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
 * Chooses addresses of a zone's ranges that are free. An address has the same id while it is free and while its next
 * owner has it, for clients look one up before they ask for it; the owner after that sees another id, so nobody who
 * remembers an old id touches a stranger's address.
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
     * Gives an address to a network, in the caller's transaction, which other callers wait for.
     *
     * @param wanted the address that it shall be; empty for any
     * @throws ApiException INSUFFICIENT_CAPACITY if none is free; INVALID_PARAMETER if the wanted one is not
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
     * @param ip a certain one; null for any
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
