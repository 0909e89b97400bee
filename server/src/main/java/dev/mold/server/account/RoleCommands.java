package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Lists, creates, changes and deletes roles. */
final class RoleCommands implements CommandSet {
    private final AccountTrees trees;
    private final RoleRules rules;
    private final AccountRows rows;
    private final EntityManager entities;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    RoleCommands(
            AccountTrees trees,
            RoleRules rules,
            AccountRows rows,
            EntityManager entities,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.trees = trees;
        this.rules = rules;
        this.rows = rows;
        this.entities = entities;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListRoles.class, this::list);
        registrar.sync(CreateRole.class, this::create);
        registrar.sync(UpdateRole.class, this::update);
        registrar.sync(DeleteRole.class, this::delete);
    }

    private ListAnswer<RoleView> list(ListRoles command, CallContext call) {
        if (command.state() != null && !command.state().equalsIgnoreCase("enabled")) {
            return ListAnswer.of(List.of());
        }
        var id = command.id() == null ? null : command.id().value();
        var type = command.type() == null ? null : AccountInput.roleType(command.type());
        return transactions.call(() -> {
            var query = PagedQuery.of(entities, RoleEntity.class)
                    .where("e.removed is null")
                    .equal("id", id)
                    .equal("name", command.name())
                    .equal("type", type)
                    .contains(command.paging().keyword(), "name")
                    .orderBy("e.created, e.name");
            if (!call.rootAdmin()) {
                query.where("e.shared = true").where("e.type <> ?", RoleType.ADMIN);
            }
            return query.page(
                    command.paging(), page -> page.stream().map(RoleView::of).toList());
        });
    }

    private RoleView create(CreateRole command, CallContext call) {
        var own = rules.own(call);
        if ((command.roleid() == null) == (command.type() == null)) {
            throw ApiException.invalid("Either roleid or type must be given");
        }
        return trees.change(() -> {
            refuseTaken(AccountInput.notBlank(command.name(), "name"));
            var copied = command.roleid() == null ? null : rows.role(command.roleid());
            var type = copied == null ? AccountInput.roleType(command.type()) : copied.type;
            var role = new RoleEntity(ids.next(), command.name(), type, command.description(), clock.instant());
            role.shared = !Boolean.FALSE.equals(command.ispublic());
            rows.add(role);
            rows.flush();
            if (copied != null) {
                rows.permissionsOf(copied.id).forEach(rule -> rows.add(new RolePermissionEntity(
                        ids.next(), role.id, rule.ruleText, rule.allowed, rule.sortOrder)));
            }
            rules.checkGrantable(call, own, rows.node(role));
            return RoleView.of(role);
        });
    }

    private RoleView update(UpdateRole command, CallContext call) {
        var own = rules.own(call);
        return trees.change(() -> {
            var role = rows.role(command.id());
            refuseStandard(role);
            rules.checkGrantable(call, own, rows.node(role));
            if (command.name() != null && !command.name().equals(role.name)) {
                refuseTaken(AccountInput.notBlank(command.name(), "name"));
                role.name = command.name();
            }
            if (command.description() != null) {
                role.description = command.description();
            }
            if (command.ispublic() != null) {
                role.shared = command.ispublic();
            }
            if (command.type() != null && AccountInput.roleType(command.type()) != role.type) {
                refuseUsed(role, "change its type");
                role.type = AccountInput.roleType(command.type());
                rules.checkGrantable(call, own, rows.node(role));
            }
            return RoleView.of(role);
        });
    }

    private Success delete(DeleteRole command, CallContext call) {
        var own = rules.own(call);
        return trees.change(() -> {
            var role = rows.role(command.id());
            refuseStandard(role);
            rules.checkGrantable(call, own, rows.node(role));
            refuseUsed(role, "delete it");
            rows.permissionsOf(role.id).forEach(rows::remove);
            role.removed = clock.instant();
            return Success.done();
        });
    }

    private static void refuseStandard(RoleEntity role) {
        if (role.standard) {
            throw ApiException.denied("The standard role " + role.name + " cannot be changed or deleted");
        }
    }

    private void refuseUsed(RoleEntity role, String what) {
        if (rows.accountsWithRole(role.id) > 0) {
            throw new ApiException(
                    Errors.RESOURCE_IN_USE,
                    "Accounts have the role " + role.name + "; it is not possible to " + what + " now");
        }
    }

    private void refuseTaken(String name) {
        if (rows.roleNamed(name)) {
            throw ApiException.invalid("A role " + name + " already exists");
        }
    }
}
