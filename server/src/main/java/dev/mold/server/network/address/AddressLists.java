package dev.mold.server.network.address;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zone;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Paging;
import dev.mold.api.id.Id;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.PagedQuery;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Lists addresses: the allocated ones, followed by the free ones if these are requested. */
class AddressLists {
    private final EntityManager entities;
    private final AddressPool pool;
    private final AddressViews views;
    private final Accounts accounts;
    private final ZoneService zones;
    private final Transactions transactions;

    AddressLists(
            EntityManager entities,
            AddressPool pool,
            AddressViews views,
            Accounts accounts,
            ZoneService zones,
            Transactions transactions) {
        this.entities = entities;
        this.pool = pool;
        this.views = views;
        this.accounts = accounts;
        this.zones = zones;
        this.transactions = transactions;
    }

    ListAnswer<AddressView> list(ListPublicIpAddresses command, CallContext call) {
        if (Boolean.FALSE.equals(command.forvirtualnetwork())) {
            return ListAnswer.of(List.of());
        }
        return transactions.call(() -> {
            var given = onlyFree(command)
                    ? ListAnswer.<AddressView>of(List.of())
                    : given(command, call);
            return withFree(command) ? joined(command, given) : given;
        });
    }

    private ListAnswer<AddressView> given(ListPublicIpAddresses command, CallContext call) {
        var query = PagedQuery.of(entities, AddressEntity.class)
                .where("e.removed is null")
                .visible(accounts.visibility(call, command.scope().lookingFor(command.id())), "accountId")
                .equal("id", value(command.id()))
                .equal("ip", command.ipaddress())
                .equal("zoneId", value(command.zoneid()))
                .equal("networkId", value(command.associatednetworkid()))
                .equal("networkId", value(command.networkid()))
                .equal("sourceNat", command.issourcenat())
                .contains(command.paging().keyword(), "ip");
        if (command.isstaticnat() != null) {
            query.where("e.staticNatMachineId is " + (command.isstaticnat() ? "not null" : "null"));
        }
        if (command.state() != null) {
            query.in("state", states(command.state()));
        }
        return query.page(command.paging(), views::views);
    }

    private static UUID value(Id id) {
        return id == null ? null : id.value();
    }

    private static List<AddressState> states(String wanted) {
        return Stream.of(AddressState.values())
                .filter(state -> state.wireName().equalsIgnoreCase(wanted))
                .toList();
    }

    private static boolean onlyFree(ListPublicIpAddresses command) {
        return command.state() != null && command.state().toLowerCase(Locale.ROOT).equals("free");
    }

    private static boolean withFree(ListPublicIpAddresses command) {
        var requested = onlyFree(command) || command.state() == null && Boolean.FALSE.equals(command.allocatedonly());
        // no free address matches any of these conditions
        var excluded = command.id() != null
                || command.associatednetworkid() != null
                || command.networkid() != null
                || Boolean.TRUE.equals(command.issourcenat())
                || Boolean.TRUE.equals(command.isstaticnat());
        return requested && !excluded;
    }

    /** Fills up the page with free addresses after the allocated ones. */
    private ListAnswer<AddressView> joined(ListPublicIpAddresses command, ListAnswer<AddressView> given) {
        var page = new ArrayList<>(given.items());
        var skip = Math.max(0, command.paging().offset() - given.count());
        long total = given.count();
        for (var zone : zonesOf(command)) {
            var free = matching(pool.free(zone.id(), command.ipaddress()), command.paging());
            total += free.size();
            var room = command.paging().limit() - page.size();
            var shown = free.stream().skip(skip).limit(room).toList();
            skip = Math.max(0, skip - free.size());
            page.addAll(views.free(zone, shown));
        }
        return new ListAnswer<>(page, total);
    }

    private static List<String> matching(List<String> addresses, Paging paging) {
        return paging.keyword() == null
                ? addresses
                : addresses.stream().filter(paging::matches).toList();
    }

    private List<Zone> zonesOf(ListPublicIpAddresses command) {
        return command.zoneid() == null
                ? zones.all()
                : zones.find(command.zoneid()).stream().toList();
    }
}
