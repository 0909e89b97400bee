package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Lists, creates, changes and deletes the rules of roles. */
final class RolePermissionCommands implements CommandSet {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9*]+");

    private final AccountTrees trees;
    private final RoleRules rules;
    private final AccountRows rows;
    private final Transactions transactions;
    private final IdSource ids;

    RolePermissionCommands(
            AccountTrees trees, RoleRules rules, AccountRows rows, Transactions transactions, IdSource ids) {
        this.trees = trees;
        this.rules = rules;
        this.rows = rows;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListRolePermissions.class, this::list);
        registrar.sync(CreateRolePermission.class, this::create);
        registrar.sync(UpdateRolePermission.class, this::update);
        registrar.sync(DeleteRolePermission.class, this::delete);
    }

    private ListAnswer<RolePermissionView> list(ListRolePermissions command, CallContext call) {
        return transactions.call(() -> {
            var roles = command.roleid() == null ? rows.roles() : List.of(rows.role(command.roleid()));
            return ListAnswer.of(roles.stream()
                    .flatMap(role -> rows.permissionsOf(role.id).stream()
                            .map(permission -> RolePermissionView.of(permission, role.name)))
                    .toList());
        });
    }

    private RolePermissionView create(CreateRolePermission command, CallContext call) {
        if (!RULE.matcher(command.rule()).matches()) {
            throw ApiException.invalid("A rule is the name of a command, or a pattern of letters and *");
        }
        var allowed = AccountInput.allowed(command.permission());
        var own = rules.own(call);
        return trees.change(() -> {
            var role = changeable(rows.role(command.roleid()), own, call);
            var last = rows.permissionsOf(role.id).stream()
                    .mapToInt(permission -> permission.sortOrder)
                    .max()
                    .orElse(-1);
            var added = new RolePermissionEntity(ids.next(), role.id, command.rule(), allowed, last + 1);
            added.description = command.description();
            rows.add(added);
            rules.checkGrantable(call, own, rows.node(role));
            return RolePermissionView.of(added, role.name);
        });
    }

    private Success update(UpdateRolePermission command, CallContext call) {
        var one = command.ruleid() != null && command.permission() != null;
        if (one != command.ruleorder().isEmpty()) {
            throw ApiException.invalid("Either ruleorder, or ruleid and permission, must be given");
        }
        var own = rules.own(call);
        return trees.change(() -> {
            var role = changeable(rows.role(command.roleid()), own, call);
            if (one) {
                permission(command.ruleid(), role).allowed = AccountInput.allowed(command.permission());
            } else {
                reorder(role, command.ruleorder());
            }
            rules.checkGrantable(call, own, rows.node(role));
            return Success.done();
        });
    }

    private void reorder(RoleEntity role, List<RolePermissionId> order) {
        var permissions = rows.permissionsOf(role.id);
        var known = permissions.stream().map(each -> new RolePermissionId(each.id)).toList();
        if (order.size() != known.size() || !new HashSet<>(order).equals(new HashSet<>(known))) {
            throw ApiException.invalid("ruleorder must name every rule of the role once");
        }
        permissions.forEach(each -> each.sortOrder = order.indexOf(new RolePermissionId(each.id)));
    }

    private Success delete(DeleteRolePermission command, CallContext call) {
        var own = rules.own(call);
        return trees.change(() -> {
            var permission = rows.permission(command.id());
            var role = changeable(rows.role(new RoleId(permission.roleId)), own, call);
            rows.remove(permission);
            rules.checkGrantable(call, own, rows.node(role));
            return Success.done();
        });
    }

    private RolePermissionEntity permission(RolePermissionId id, RoleEntity role) {
        var permission = rows.permission(id);
        if (!permission.roleId.equals(role.id)) {
            throw ApiException.invalid("The rule " + id + " does not belong to the role " + role.name);
        }
        return permission;
    }

    /** The role, if the caller may change its rules; what they are after the change must be checked again. */
    private RoleEntity changeable(RoleEntity role, RoleNode own, CallContext call) {
        if (role.standard) {
            throw ApiException.denied("The rules of the standard role " + role.name + " cannot be changed");
        }
        rules.checkGrantable(call, own, rows.node(role));
        return role;
    }
}
