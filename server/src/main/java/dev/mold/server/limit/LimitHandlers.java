package dev.mold.server.limit;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Owner;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.DomainId;
import dev.mold.api.response.ListAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands for limits. */
final class LimitHandlers implements CommandSet {
    private final LimitService limits;
    private final Accounts accounts;
    private final AccountFacts facts;

    LimitHandlers(LimitService limits, Accounts accounts, AccountFacts facts) {
        this.limits = limits;
        this.accounts = accounts;
        this.facts = facts;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListResourceLimits.class, this::list);
        registrar.sync(UpdateResourceLimit.class, this::update);
        registrar.sync(UpdateResourceCount.class, this::recount);
    }

    private ListAnswer<ResourceLimitView> list(ListResourceLimits command, CallContext call) {
        var kinds = kinds(command.resourcetype()).stream()
                .filter(kind -> command.resourcetypename() == null
                        || kind.wireName().equalsIgnoreCase(command.resourcetypename()))
                .toList();
        var account = account(command.account(), command.domainid(), call);
        var domain = command.domainid();
        var most = account.map(owner -> limits.most(owner.id()))
                .orElseGet(() -> limits.mostOfDomains(List.of(domain)).get(domain));
        var page = kinds.stream()
                .skip(command.paging().offset())
                .limit(command.paging().limit())
                .map(kind -> account.map(owner -> view(owner, kind, most.get(kind)))
                        .orElseGet(() -> view(domain, kind, most.get(kind))))
                .toList();
        return new ListAnswer<>(page, kinds.size());
    }

    private ResourceLimitView update(UpdateResourceLimit command, CallContext call) {
        var kind = kinds(command.resourcetype()).get(0);
        var most = command.max() == null ? LimitService.UNLIMITED : command.max();
        if (most < LimitService.UNLIMITED) {
            throw ApiException.invalid("A limit is -1 or more, not " + most);
        }
        var account = account(command.account(), command.domainid(), call);
        if (account.isEmpty()) {
            refuseOwn(!call.rootAdmin() && call.domain().equals(command.domainid()));
            limits.set(LimitEntity.Scope.DOMAIN, command.domainid().value(), kind, most);
            return view(command.domainid(), kind, most);
        }
        var owner = account.get();
        refuseOwn(!call.rootAdmin() && call.account().equals(owner.id()));
        if (facts.unlimited(owner.id())) {
            throw ApiException.invalid("Account " + owner.name() + " has no limits");
        }
        limits.set(LimitEntity.Scope.ACCOUNT, owner.id().value(), kind, most);
        return view(owner, kind, most);
    }

    private static void refuseOwn(boolean own) {
        if (own) {
            throw ApiException.denied("Only a root administrator may change its own limits");
        }
    }

    private ListAnswer<ResourceCountView> recount(UpdateResourceCount command, CallContext call) {
        var account = account(command.account(), command.domainid(), call);
        return ListAnswer.of(kinds(command.resourcetype()).stream()
                .map(kind -> account.map(owner -> countView(owner, kind))
                        .orElseGet(() -> countView(command.domainid(), kind)))
                .toList());
    }

    /** The named account, or the caller's if nothing is named; empty if only a domain is named. */
    private Optional<Account> account(String name, DomainId domain, CallContext call) {
        return name == null && domain != null
                ? Optional.empty()
                : Optional.of(accounts.owner(call, new Owner(name, domain, null)));
    }

    private static List<ResourceKind> kinds(Integer number) {
        var found = Arrays.stream(ResourceKind.values())
                .filter(kind -> number == null || kind.wireNumber() == number)
                .toList();
        if (found.isEmpty()) {
            throw ApiException.invalid("Please specify a valid resource type; there is no " + number);
        }
        return found;
    }

    private static ResourceLimitView view(Account owner, ResourceKind kind, long most) {
        return new ResourceLimitView(
                owner.name(),
                owner.domain().toString(),
                owner.domainName(),
                owner.domainPath(),
                Integer.toString(kind.wireNumber()),
                kind.wireName(),
                most);
    }

    private ResourceLimitView view(DomainId domain, ResourceKind kind, long most) {
        var place = facts.place(domain);
        return new ResourceLimitView(
                null,
                domain.toString(),
                place.name(),
                place.path(),
                Integer.toString(kind.wireNumber()),
                kind.wireName(),
                most);
    }

    private ResourceCountView countView(Account owner, ResourceKind kind) {
        return new ResourceCountView(
                owner.name(),
                owner.domain().toString(),
                owner.domainName(),
                owner.domainPath(),
                Integer.toString(kind.wireNumber()),
                kind.wireName(),
                limits.used(owner.id(), kind));
    }

    private ResourceCountView countView(DomainId domain, ResourceKind kind) {
        var place = facts.place(domain);
        return new ResourceCountView(
                null,
                domain.toString(),
                place.name(),
                place.path(),
                Integer.toString(kind.wireNumber()),
                kind.wireName(),
                limits.used(facts.below(domain), kind));
    }
}
