package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.Ipv4;
import dev.mold.server.platform.Names;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists, creates, updates and removes zones. */
class ZoneCommands implements CommandSet {
    private static final String USUAL_GUEST_CIDR = "10.1.1.0/24";

    private final ZoneRepository zones;
    private final Capacities capacities;
    private final Backends backends;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    ZoneCommands(
            ZoneRepository zones,
            Capacities capacities,
            Backends backends,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.zones = zones;
        this.capacities = capacities;
        this.backends = backends;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListZones.class, this::list);
        registrar.sync(CreateZone.class, (command, call) -> create(command));
        registrar.sync(UpdateZone.class, (command, call) -> update(command));
        registrar.sync(DeleteZone.class, (command, call) -> delete(command));
    }

    private ListAnswer<ZoneView> list(ListZones command, CallContext call) {
        var withCapacity = Boolean.TRUE.equals(command.showcapacities()) && call.rootAdmin();
        return transactions.call(() -> {
            var query = zones.list(ZoneEntity.class)
                    .equal("id", Ids.value(command.id()))
                    .equal("name", command.name())
                    .contains(command.paging().keyword(), "name")
                    .orderBy("e.sortKey, e.created, e.id");
            if (!command.ids().isEmpty()) {
                query.in("id", command.ids().stream().map(ZoneId::value).toList());
            }
            if (command.networktype() != null) {
                query.where("lower(e.networkType) = lower(?)", command.networktype());
            }
            // users do not see zones that they cannot use
            if (!call.rootAdmin()) {
                query.where("e.enabled = true");
            }
            return query.page(
                    command.paging(),
                    rows -> rows.stream()
                            .map(row -> view(row, withCapacity ? capacities.of(row) : null))
                            .toList());
        });
    }

    private ZoneView create(CreateZone command) {
        if (!command.networktype().equalsIgnoreCase("Advanced")) {
            throw ApiException.invalid("Invalid network type " + command.networktype() + ": only Advanced is offered");
        }
        if (Boolean.TRUE.equals(command.securitygroupenabled())) {
            throw ApiException.invalid("Zones with security groups are not offered");
        }
        return transactions.call(() -> {
            var name = freeName(command.name(), null);
            var zone = new ZoneEntity(ids.next(), name, clock.instant());
            zone.networkType = "Advanced";
            zone.guestCidr = USUAL_GUEST_CIDR;
            zone.enabled = command.allocationstate() != null && Allocation.enabled(command.allocationstate());
            zone.hypervisor = onlyBackend().map(ComputeBackend::hypervisor).orElse(null);
            fill(
                    zone,
                    new NetworkFacts(
                            command.dns1(),
                            command.dns2(),
                            command.internaldns1(),
                            command.internaldns2(),
                            command.guestcidraddress(),
                            command.domain()));
            zones.save(zone);
            return view(zone, null);
        });
    }

    private ZoneView update(UpdateZone command) {
        return transactions.call(() -> {
            var zone = zones.lockZone(command.id().value()).orElseThrow(() -> unknown(command.id()));
            if (command.name() != null) {
                zone.name = freeName(command.name(), zone.id);
            }
            if (command.allocationstate() != null) {
                zone.enabled = Allocation.enabled(command.allocationstate());
            }
            if (command.sortkey() != null) {
                zone.sortKey = command.sortkey();
            }
            fill(
                    zone,
                    new NetworkFacts(
                            command.dns1(),
                            command.dns2(),
                            command.internaldns1(),
                            command.internaldns2(),
                            command.guestcidraddress(),
                            command.domain()));
            return view(zone, null);
        });
    }

    private Success delete(DeleteZone command) {
        transactions.run(() -> {
            var zone = zones.lockZone(command.id().value()).orElseThrow(() -> unknown(command.id()));
            refuseIfAny(PodEntity.class, zone, "pods");
            refuseIfAny(PublicRangeEntity.class, zone, "ranges of public addresses");
            zone.removed = clock.instant();
        });
        return Success.done();
    }

    private void refuseIfAny(Class<?> type, ZoneEntity zone, String what) {
        if (zones.count(type, "zoneId", zone.id) > 0) {
            throw new ApiException(
                    Errors.RESOURCE_IN_USE, "Zone " + zone.name + " still has " + what + "; delete them first");
        }
    }

    private Optional<ComputeBackend> onlyBackend() {
        return backends.all().size() == 1 ? Optional.of(backends.all().get(0)) : Optional.empty();
    }

    private String freeName(String wanted, UUID own) {
        var name = Names.clean(wanted, "zone");
        zones.named(ZoneEntity.class, name)
                .filter(other -> !other.id.equals(own))
                .ifPresent(other -> {
                    throw ApiException.invalid("A zone with the name " + name + " exists already");
                });
        return name;
    }

    private static void fill(ZoneEntity zone, NetworkFacts facts) {
        zone.dns1 = address(facts.dns1(), zone.dns1, "dns1");
        zone.dns2 = address(facts.dns2(), zone.dns2, "dns2");
        zone.internalDns1 = address(facts.internalDns1(), zone.internalDns1, "internaldns1");
        zone.internalDns2 = address(facts.internalDns2(), zone.internalDns2, "internaldns2");
        if (facts.guestCidr() != null) {
            GuestCidr.check(facts.guestCidr());
            zone.guestCidr = facts.guestCidr();
        }
        if (facts.domain() != null) {
            if (!facts.domain().matches("(?i)(?=.{1,190}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
                    + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")) {
                throw ApiException.invalid("Invalid network domain " + facts.domain());
            }
            zone.networkDomain = facts.domain();
        }
    }

    private static String address(String given, String current, String what) {
        if (given == null) {
            return current;
        }
        Ipv4.parse(given, what);
        return given;
    }

    private static ApiException unknown(ZoneId id) {
        return ApiException.invalid("Unable to find the zone " + id);
    }

    private ZoneView view(ZoneEntity zone, List<CapacityView> capacity) {
        return new ZoneView(
                zone.id.toString(),
                zone.name,
                zone.dns1,
                zone.dns2,
                zone.internalDns1,
                zone.internalDns2,
                zone.guestCidr,
                zone.networkDomain,
                zone.networkType,
                false,
                Allocation.show(zone.enabled),
                "VirtualRouter",
                capacity,
                false,
                List.of(),
                false,
                "Core",
                false,
                zones.architectures(zone.id).size() > 1,
                false,
                false);
    }

    private record NetworkFacts(
            String dns1, String dns2, String internalDns1, String internalDns2, String guestCidr, String domain) {}
}
