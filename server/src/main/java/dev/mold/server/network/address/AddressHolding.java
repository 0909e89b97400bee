package dev.mold.server.network.address;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.RouterChangeFlow.Settlement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Allocates addresses to networks and releases them, in the caller's transaction. */
class AddressHolding {
    private final AddressRepository addresses;
    private final PortClaimRepository claims;
    private final AddressPool pool;
    private final AddressService service;
    private final NetworkService networks;
    private final List<AddressUser> users;
    private final Limits limits;
    private final Clock clock;

    AddressHolding(
            AddressRepository addresses,
            PortClaimRepository claims,
            AddressPool pool,
            AddressService service,
            NetworkService networks,
            List<AddressUser> users,
            Limits limits,
            Clock clock) {
        this.addresses = addresses;
        this.claims = claims;
        this.pool = pool;
        this.service = service;
        this.networks = networks;
        this.users = List.copyOf(users);
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param wanted the requested address; empty for any
     * @throws ApiException RESOURCE_LIMIT, INSUFFICIENT_CAPACITY; INVALID_PARAMETER if the requested one is not free
     */
    PublicIpAddress associate(Network network, Optional<String> wanted) {
        limits.checkRoom(network.owner(), ResourceKind.PUBLIC_IP, 1);
        var locked = networks.changed(network.id());
        return pool.take(locked, wanted, false, AddressState.ALLOCATING).toAddress();
    }

    /**
     * Sets an address to Releasing. It is free for others once the router no longer uses it.
     *
     * @throws ApiException INVALID_PARAMETER for a source NAT address, and if the address is not allocated
     */
    PublicIpAddress beginRelease(PublicIpAddressId id) {
        var address = service.require(id);
        if (address.sourceNat()) {
            throw ApiException.invalid("Public address " + address.ip()
                    + " is the source NAT address of its network and is released with the network only");
        }
        networks.changed(AddressService.networkId(address));
        return addresses
                .reread(id.value())
                .map(row -> {
                    row.state = AddressState.RELEASING;
                    return row.toAddress();
                })
                .orElseThrow(() -> ApiException.invalid("Unable to find IP address " + id));
    }

    /** @param answer creates the job's result */
    Settlement associated(Function<UUID, JobAnswer> answer) {
        return new Settlement() {
            @Override
            public void done(UUID id) {
                addresses.findLive(id)
                        .filter(address -> address.state == AddressState.ALLOCATING)
                        .ifPresent(address -> address.state = AddressState.ALLOCATED);
            }

            @Override
            public void failed(UUID id) {
                service.find(new PublicIpAddressId(id)).ifPresent(address -> {
                    networks.changedAnyway(AddressService.networkId(address));
                    free(id);
                });
            }

            @Override
            public JobAnswer answer(UUID id) {
                return answer.apply(id);
            }
        };
    }

    Settlement released() {
        return this::free;
    }

    private void free(UUID id) {
        addresses.findLive(id).ifPresent(address -> {
            users.forEach(user -> user.addressReleased(new PublicIpAddressId(id)));
            claims.deleteAll(id);
            address.free(clock.instant());
        });
    }
}
