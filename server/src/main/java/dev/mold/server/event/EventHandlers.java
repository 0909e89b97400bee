package dev.mold.server.event;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.ListScope;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.EventId;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The commands that list, archive and delete events. */
final class EventHandlers implements CommandSet {
    private final EntityManager entities;
    private final Transactions transactions;
    private final Accounts accounts;

    EventHandlers(EntityManager entities, Transactions transactions, Accounts accounts) {
        this.entities = entities;
        this.transactions = transactions;
        this.accounts = accounts;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListEvents.class, this::list);
        registrar.sync(ArchiveEvents.class, this::archive);
        registrar.sync(DeleteEvents.class, this::delete);
    }

    private ListAnswer<EventView> list(ListEvents command, CallContext call) {
        var visibility = accounts.visibility(call, command.scope().lookingFor(command.id()));
        var query = PagedQuery.of(entities, EventEntity.class)
                .visible(visibility, "ownerId")
                .equal("id", uuid(command.id()))
                .equal("type", command.type())
                .equal("resourceType", command.resourcetype())
                .where("e.created >= ?", command.startdate())
                .where("e.created <= ?", command.enddate())
                .where("(e.id = ? or e.parentId = ?)", uuid(command.startid()))
                .contains(command.paging().keyword(), "description", "type")
                .equal("level", named(EventLevel.values(), EventLevel::name, "level", command.level()))
                .equal("state", named(EventState.values(), EventState::wireName, "state", command.state()))
                .equal("resourceId", resource(command.resourceid()))
                .orderBy("e.n desc");
        if (!Boolean.TRUE.equals(command.archived())) {
            query.where("e.archived = false");
        }
        return transactions.call(() -> {
            var owners = new HashMap<UUID, Optional<Account>>();
            return query.page(
                    command.paging(),
                    page -> page.stream().map(row -> view(row, owners)).toList());
        });
    }

    /** The value of that name, in any case; null if none is given. */
    private static <E> E named(E[] values, Function<E, String> name, String what, String text) {
        return text == null
                ? null
                : Arrays.stream(values)
                        .filter(each -> name.apply(each).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid("Invalid event " + what + " " + text));
    }

    private static UUID resource(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Invalid value for resourceid: " + text + " is no UUID");
        }
    }

    private Success archive(ArchiveEvents command, CallContext call) {
        return forEach(command.ids(), command.type(), command.startdate(), command.enddate(), call, row ->
                row.archived = true);
    }

    private Success delete(DeleteEvents command, CallContext call) {
        return forEach(
                command.ids(), command.type(), command.startdate(), command.enddate(), call, entities::remove);
    }

    private Success forEach(
            List<EventId> ids, String type, Instant since, Instant until, CallContext call, Consumer<EventEntity> work) {
        if (ids.isEmpty() && type == null && since == null && until == null) {
            throw ApiException.invalid("At least one of ids, type, startdate and enddate is needed");
        }
        var named = new HashSet<>(ids.stream().map(EventId::value).toList());
        var query = PagedQuery.of(entities, EventEntity.class)
                .visible(accounts.visibility(call, ListScope.everything()), "ownerId")
                .equal("type", type)
                .where("e.created >= ?", since)
                .where("e.created <= ?", until)
                .in("id", named.isEmpty() ? null : named);
        transactions.run(() -> {
            var rows = query.rows();
            if (!named.isEmpty() && rows.size() < named.size()) {
                throw ApiException.invalid("Unable to find some of the events that were named");
            }
            rows.forEach(work);
        });
        return Success.done();
    }

    private static UUID uuid(EventId id) {
        return id == null ? null : id.value();
    }

    private EventView view(EventEntity row, Map<UUID, Optional<Account>> owners) {
        var owner = owners.computeIfAbsent(row.ownerId, this::owner);
        return new EventView(
                new EventId(row.id),
                row.username,
                row.type,
                row.level.name(),
                row.description,
                owner.map(Account::name).orElse(null),
                owner.map(account -> account.domain().toString()).orElse(null),
                owner.map(Account::domainName).orElse(null),
                owner.map(Account::domainPath).orElse(null),
                row.resourceId.toString(),
                row.resourceType,
                row.resourceName,
                row.created,
                row.state.wireName(),
                row.parentId == null ? null : row.parentId.toString(),
                row.archived ? true : null);
    }

    /** Empty if the account has been deleted. */
    private Optional<Account> owner(UUID id) {
        try {
            return Optional.of(accounts.account(new AccountId(id)));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }
}
