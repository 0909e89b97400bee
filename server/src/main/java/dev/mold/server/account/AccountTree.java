package dev.mold.server.account;

import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A snapshot of all domains, accounts and roles that are not removed. */
final class AccountTree {
    private final long revision;
    private final Map<DomainId, DomainNode> domains;
    private final Map<AccountId, AccountNode> accounts;
    private final Map<RoleId, RoleNode> roles;
    private final Map<String, AccountNode> byDomainAndName;
    private final Map<String, Set<AccountId>> below = new ConcurrentHashMap<>();

    AccountTree(
            long revision,
            Map<DomainId, DomainNode> domains,
            Map<AccountId, AccountNode> accounts,
            Map<RoleId, RoleNode> roles) {
        this.revision = revision;
        this.domains = Map.copyOf(domains);
        this.accounts = Map.copyOf(accounts);
        this.roles = Map.copyOf(roles);
        this.byDomainAndName = accounts.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        node -> nameKey(node.domain().id(), node.account().name()), node -> node));
    }

    private static String nameKey(DomainId domain, String name) {
        return domain + "/" + name;
    }

    long revision() {
        return revision;
    }

    Optional<DomainNode> domain(DomainId id) {
        return Optional.ofNullable(domains.get(id));
    }

    /** @param path {@code /a/b/} */
    Optional<DomainNode> domainAt(String path) {
        return domains.values().stream()
                .filter(domain -> domain.path().equals(path))
                .findFirst();
    }

    Optional<AccountNode> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    Optional<AccountNode> account(DomainId domain, String name) {
        return Optional.ofNullable(byDomainAndName.get(nameKey(domain, name)));
    }

    /** @throws ApiException INVALID_PARAMETER if an account in the domain has the name */
    void refuseTaken(String name, DomainId domain) {
        if (account(domain, name).isPresent()) {
            throw ApiException.invalid("The account " + name + " already exists in domain " + domain);
        }
    }

    Optional<RoleNode> role(RoleId id) {
        return Optional.ofNullable(roles.get(id));
    }

    /** The standard role of that type. */
    RoleNode standardRole(RoleType type) {
        return roles.values().stream()
                .filter(role -> role.standard() && role.type() == type)
                .findFirst()
                .orElseThrow();
    }

    boolean hasChildren(DomainId id) {
        return domains.values().stream()
                .anyMatch(domain -> domain.parent().filter(id::equals).isPresent());
    }

    /** The domain and those below it. */
    Set<DomainId> domainsBelow(DomainNode top) {
        return domains.values().stream()
                .filter(top::covers)
                .map(DomainNode::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The accounts of the domain and of those below it. */
    Set<AccountId> accountsBelow(DomainNode top) {
        return below.computeIfAbsent(
                top.path(), path -> accounts.values().stream()
                        .filter(node -> top.covers(node.domain()))
                        .map(node -> node.account().id())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The accounts in this domain only. */
    Set<AccountId> accountsIn(DomainNode domain) {
        return accounts.values().stream()
                .filter(node -> node.domain().equals(domain))
                .map(node -> node.account().id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
