package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Lists, creates, changes and deletes domains. */
final class DomainCommands implements CommandSet {
    private final AccountService accounts;
    private final AccountTrees trees;
    private final AccountRows rows;
    private final EntityManager entities;
    private final AccountViews views;
    private final Transactions transactions;
    private final AccountJobs jobs;
    private final IdSource ids;
    private final Clock clock;

    DomainCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            EntityManager entities,
            AccountViews views,
            Transactions transactions,
            AccountJobs jobs,
            IdSource ids,
            Clock clock) {
        this.accounts = accounts;
        this.trees = trees;
        this.rows = rows;
        this.entities = entities;
        this.views = views;
        this.transactions = transactions;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListDomains.class, this::list);
        registrar.sync(CreateDomain.class, this::create);
        registrar.sync(UpdateDomain.class, this::update);
        registrar.async(DeleteDomain.class, this::delete);
    }

    private ListAnswer<DomainView> list(ListDomains command, CallContext call) {
        return transactions.call(() -> {
            var counted = !command.details().contains("min");
            return PagedQuery.of(entities, DomainEntity.class)
                    .where("e.removed is null")
                    .in("id", shown(command, call))
                    .equal("name", command.name())
                    .equal("level", command.level())
                    .contains(command.paging().keyword(), "name")
                    .orderBy("e.path")
                    .page(command.paging(), page -> views.domains(page, counted));
        });
    }

    /** Null for all. */
    private Collection<UUID> shown(ListDomains command, CallContext call) {
        if (command.id() != null) {
            return List.of(command.id().value());
        }
        if (!Boolean.TRUE.equals(command.listall()) && command.name() == null && command.level() == null) {
            return List.of(call.domain().value());
        }
        return call.rootAdmin()
                ? null
                : trees.current().domainsBelow(accounts.domain(call.domain())).stream()
                        .map(DomainId::value)
                        .toList();
    }

    private DomainView create(CreateDomain command, CallContext call) {
        var above = accounts.domain(command.parentdomainid() == null ? call.domain() : command.parentdomainid());
        checkName(command.name());
        return trees.change(() -> {
            refuseTaken(above.path(), command.name());
            var id = command.domainid() == null
                    ? ids.next()
                    : AccountInput.chosenId(
                            command.domainid(), "domainid", taken -> rows.has(DomainEntity.class, taken));
            var domain = rows.domain(above.id()).child(id, command.name(), clock.instant());
            domain.networkDomain = command.networkdomain();
            rows.add(domain);
            rows.flush();
            return views.domain(domain);
        });
    }

    private DomainView update(UpdateDomain command, CallContext call) {
        return trees.change(() -> {
            var domain = rows.domain(command.id());
            if (command.name() != null && !command.name().equals(domain.name)) {
                rename(domain, command.name());
            }
            if (command.networkdomain() != null) {
                domain.networkDomain = command.networkdomain().isEmpty() ? null : command.networkdomain();
            }
            rows.flush();
            return views.domain(domain);
        });
    }

    private void rename(DomainEntity domain, String name) {
        if (domain.parentId == null) {
            throw ApiException.invalid("The root domain keeps its name");
        }
        checkName(name);
        var before = domain.path;
        var above = rows.domain(new DomainId(domain.parentId)).path;
        refuseTaken(above, name);
        var node = accounts.domain(domain.domainId());
        for (var each : trees.current().domainsBelow(node)) {
            var row = rows.domain(each);
            row.path = above + name + "/" + row.path.substring(before.length());
        }
        domain.name = name;
    }

    private Submitted delete(DeleteDomain command, CallContext call) {
        if (call.domainPath().startsWith(accounts.domain(command.id()).path())) {
            throw ApiException.invalid("A user cannot delete its own domain or one above it");
        }
        return jobs.deleteDomain(command.id(), Boolean.TRUE.equals(command.cleanup()), call);
    }

    private static void checkName(String name) {
        AccountInput.notBlank(name, "name");
        if (name.contains("/")) {
            throw ApiException.invalid("The name of a domain cannot contain a slash");
        }
    }

    private void refuseTaken(String above, String name) {
        if (trees.current().domainAt(above + name + "/").isPresent()) {
            throw ApiException.invalid("Domain with name " + name + " already exists for the parent " + above);
        }
    }
}
