package dev.mold.server.account;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Creates the wire form of accounts, users and domains; must be used in a transaction. */
final class AccountViews {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final AccountTrees trees;
    private final AccountRows rows;
    private final ResourceCounts counts;
    private final JsonMapper json;

    AccountViews(AccountTrees trees, AccountRows rows, ResourceCounts counts, JsonMapper json) {
        this.trees = trees;
        this.rows = rows;
        this.counts = counts;
        this.json = json;
    }

    UserView user(UserEntity user, CallContext call) {
        return user(user, trees.current(), call);
    }

    List<UserView> users(Collection<UserEntity> users, CallContext call) {
        var tree = trees.current();
        return users.stream().map(user -> user(user, tree, call)).toList();
    }

    private static UserView user(UserEntity user, AccountTree tree, CallContext call) {
        var account = tree.account(new AccountId(user.accountId))
                .orElseThrow(() -> ApiException.invalid("Unable to find the account " + user.accountId));
        var path = account.domain().path();
        return new UserView(
                user.id.toString(),
                user.username,
                user.firstname,
                user.lastname,
                user.email,
                user.created,
                user.state.wireName(),
                account.account().name(),
                account.role().type().accountType(),
                "native",
                account.role().id().toString(),
                account.role().type().wireName(),
                account.role().name(),
                account.domain().id().toString(),
                account.domain().name(),
                user.timezone,
                user.apiKey,
                user.accountId.toString(),
                path.startsWith(call.domainPath()) && !path.equals(call.domainPath()),
                user.standard,
                false,
                false,
                user.apiKeyAccess.name());
    }

    AccountView account(AccountEntity account, CallContext call) {
        return accounts(List.of(account), true, call).get(0);
    }

    /** @param withCounts whether to include resource usage */
    List<AccountView> accounts(List<AccountEntity> accounts, boolean withCounts, CallContext call) {
        var tree = trees.current();
        var ids = accounts.stream().map(account -> account.id).toList();
        Map<UUID, List<UserEntity>> users =
                rows.usersOf(ids).stream().collect(Collectors.groupingBy(user -> user.accountId));
        var used = withCounts
                ? counts.ofAccounts(accounts.stream().map(AccountEntity::accountId).collect(Collectors.toSet()))
                : Map.<AccountId, ResourceCountsView>of();
        return accounts.stream()
                .map(account -> account(
                        account,
                        tree,
                        used.get(account.accountId()),
                        users.getOrDefault(account.id, List.of()).stream()
                                .map(user -> user(user, tree, call))
                                .toList()))
                .toList();
    }

    private AccountView account(
            AccountEntity account, AccountTree tree, ResourceCountsView used, List<UserView> users) {
        var domain = tree.domain(new DomainId(account.domainId)).orElseThrow();
        var role = tree.role(new RoleId(account.roleId)).orElseThrow();
        return new AccountView(
                account.id.toString(),
                account.name,
                role.type().accountType(),
                role.id().toString(),
                role.type().wireName(),
                role.name(),
                domain.id().toString(),
                domain.name(),
                domain.wirePath(),
                used,
                account.state.wireName(),
                account.created,
                users,
                account.networkDomain,
                account.details == null ? null : json.readValue(account.details, TEXTS),
                account.standard,
                account.apiKeyAccess.name());
    }

    /** The stored form of details, which {@link #account} shows. */
    String details(Map<String, String> details) {
        return details.isEmpty() ? null : json.writeValueAsString(details);
    }

    DomainView domain(DomainEntity domain) {
        return domains(List.of(domain), true).get(0);
    }

    /** @param withCounts whether to include the accounts' resource usage */
    List<DomainView> domains(List<DomainEntity> domains, boolean withCounts) {
        var tree = trees.current();
        var used = withCounts
                ? counts.ofDomains(domains.stream()
                        .collect(Collectors.toMap(DomainEntity::domainId, domain -> tree.accountsBelow(
                                tree.domain(domain.domainId()).orElseThrow()))))
                : Map.<DomainId, ResourceCountsView>of();
        return domains.stream()
                .map(domain -> domain(domain, tree, used.get(domain.domainId())))
                .toList();
    }

    private static DomainView domain(DomainEntity domain, AccountTree tree, ResourceCountsView used) {
        var node = tree.domain(domain.domainId()).orElseThrow();
        var parent = node.parent().flatMap(tree::domain);
        return new DomainView(
                domain.id.toString(),
                domain.name,
                domain.level,
                parent.map(above -> above.id().toString()).orElse(null),
                parent.map(DomainNode::name).orElse(null),
                tree.hasChildren(node.id()),
                domain.networkDomain,
                node.wirePath(),
                "Active",
                domain.created,
                used);
    }
}
