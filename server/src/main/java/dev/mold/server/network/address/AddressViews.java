package dev.mold.server.network.address;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.Zone;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nic;
import dev.mold.server.network.Nics;
import dev.mold.server.zone.ZoneService;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wire form of addresses. */
class AddressViews {
    private final AddressPool pool;
    private final PortClaimRepository claims;
    private final List<AddressUser> users;
    private final NetworkService networks;
    private final Nics nics;
    private final Accounts accounts;
    private final ZoneService zones;

    AddressViews(
            AddressPool pool,
            PortClaimRepository claims,
            List<AddressUser> users,
            NetworkService networks,
            Nics nics,
            Accounts accounts,
            ZoneService zones) {
        this.pool = pool;
        this.claims = claims;
        this.users = List.copyOf(users);
        this.networks = networks;
        this.nics = nics;
        this.accounts = accounts;
        this.zones = zones;
    }

    /** Further data for the rows of one page. */
    private record Context(
            Set<UUID> withRules,
            Map<NetworkId, Network> networks,
            Map<VirtualMachineId, Nic> nics,
            Map<VirtualMachineId, String> machineNames,
            Map<ZoneId, String> zoneNames) {}

    /** Must be called in a transaction; further data is read with a few queries for all rows. */
    List<AddressView> views(List<AddressEntity> rows) {
        var machines = rows.stream()
                .map(row -> row.staticNatMachineId)
                .filter(Objects::nonNull)
                .map(VirtualMachineId::new)
                .toList();
        var context = new Context(
                withRules(rows),
                networks.find(rows.stream().map(row -> new NetworkId(row.networkId)).toList()),
                nics.find(machines).stream()
                        .collect(Collectors.toMap(Nic::machine, Function.identity(), (first, second) -> first)),
                nics.machineNames(machines),
                rows.stream()
                        .map(row -> new ZoneId(row.zoneId))
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), this::zoneName)));
        return rows.stream().map(row -> view(row, context)).toList();
    }

    private Set<UUID> withRules(List<AddressEntity> rows) {
        var ids = rows.stream().map(row -> new PublicIpAddressId(row.id)).toList();
        return Stream.concat(
                        claims.claimed(rows.stream().map(row -> row.id).toList()).stream(),
                        users.stream().flatMap(user -> user.withRules(ids).stream()).map(PublicIpAddressId::value))
                .collect(Collectors.toSet());
    }

    private String zoneName(ZoneId zone) {
        return zones.find(zone).map(Zone::name).orElse("");
    }

    private AddressView view(AddressEntity row, Context context) {
        Account owner = accounts.account(new AccountId(row.accountId));
        var machine = Optional.ofNullable(row.staticNatMachineId).map(VirtualMachineId::new);
        var network = new NetworkId(row.networkId);
        return new AddressView(
                row.id.toString(),
                row.ip,
                row.created,
                row.zoneId.toString(),
                context.zoneNames().get(new ZoneId(row.zoneId)),
                row.sourceNat,
                owner.name(),
                owner.domain().toString(),
                owner.domainName(),
                owner.domainPath(),
                true,
                machine.isPresent(),
                false,
                machine.map(VirtualMachineId::toString).orElse(null),
                machine.map(context.machineNames()::get).orElse(null),
                machine.map(context.nics()::get).map(Nic::ip).orElse(null),
                network.toString(),
                Optional.ofNullable(context.networks().get(network))
                        .map(Network::name)
                        .orElse(null),
                row.state.wireName(),
                List.of(),
                false,
                true,
                context.withRules().contains(row.id),
                false,
                false,
                false);
    }

    /** Free addresses of a zone. */
    List<AddressView> free(Zone zone, List<String> ips) {
        var ids = pool.ids(zone.id(), ips);
        return ips.stream().map(ip -> free(zone, ip, ids.get(ip))).toList();
    }

    private static AddressView free(Zone zone, String ip, UUID id) {
        return new AddressView(
                id.toString(),
                ip,
                null,
                zone.id().toString(),
                zone.name(),
                false,
                null,
                null,
                null,
                null,
                true,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                "Free",
                List.of(),
                false,
                true,
                false,
                false,
                false,
                false);
    }
}
