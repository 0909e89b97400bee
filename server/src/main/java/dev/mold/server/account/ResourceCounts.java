package dev.mold.server.account;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/** Determines what accounts and domains use, what they have left, and whether they own anything. */
final class ResourceCounts {
    private final Supplier<List<ResourceUsage>> usages;
    private final Supplier<Optional<LimitSource>> limits;

    /** Both are resolved lazily, because their providers need accounts themselves. */
    ResourceCounts(Supplier<List<ResourceUsage>> usages, Supplier<Optional<LimitSource>> limits) {
        this.usages = usages;
        this.limits = limits;
    }

    private record Count(String limit, long total, String available) {
        static Count of(Long most, long total) {
            return most == null
                    ? new Count("Unlimited", total, "Unlimited")
                    : new Count(Long.toString(most), total, Long.toString(Math.max(0, most - total)));
        }
    }

    /** For all of the accounts with one query per kind, and one for the limits. */
    Map<AccountId, ResourceCountsView> ofAccounts(Set<AccountId> accounts) {
        var most = limits.get().map(source -> source.ofAccounts(accounts)).orElse(Map.of());
        var used = used(accounts);
        return views(accounts, most, (account, kind) ->
                used.getOrDefault(kind, Map.of()).getOrDefault(account, 0L));
    }

    /** @param below the accounts of each domain and of those below it */
    Map<DomainId, ResourceCountsView> ofDomains(Map<DomainId, Set<AccountId>> below) {
        var most = limits.get().map(source -> source.ofDomains(below.keySet())).orElse(Map.of());
        var used = used(below.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        return views(below.keySet(), most, (domain, kind) -> {
            var each = used.getOrDefault(kind, Map.of());
            return below.get(domain).stream()
                    .mapToLong(account -> each.getOrDefault(account, 0L))
                    .sum();
        });
    }

    /** The first kind of resource that the account owns. */
    Optional<ResourceKind> owned(AccountId account) {
        return usages.get().stream()
                .filter(usage -> usage.used(account) > 0)
                .map(ResourceUsage::kind)
                .findFirst();
    }

    /** Sums up per kind, because several features may use resources of one kind. */
    private Map<ResourceKind, Map<AccountId, Long>> used(Set<AccountId> accounts) {
        var used = new EnumMap<ResourceKind, Map<AccountId, Long>>(ResourceKind.class);
        for (var usage : usages.get()) {
            var ofKind = used.computeIfAbsent(usage.kind(), kind -> new HashMap<>());
            UsageByAccount.byEach(usage, accounts)
                    .forEach((account, amount) -> ofKind.merge(account, amount, Long::sum));
        }
        return used;
    }

    private static <O> Map<O, ResourceCountsView> views(
            Set<O> owners, Map<O, Map<ResourceKind, Long>> most, ToLongBiFunction<O, ResourceKind> used) {
        return owners.stream()
                .collect(Collectors.toMap(Function.identity(), owner -> {
                    var limits = most.getOrDefault(owner, Map.of());
                    return view(kind -> Count.of(limits.get(kind), used.applyAsLong(owner, kind)));
                }));
    }

    private static ResourceCountsView view(Function<ResourceKind, Count> count) {
        var vm = count.apply(ResourceKind.USER_VM);
        var ip = count.apply(ResourceKind.PUBLIC_IP);
        var volume = count.apply(ResourceKind.VOLUME);
        var snapshot = count.apply(ResourceKind.SNAPSHOT);
        var template = count.apply(ResourceKind.TEMPLATE);
        var project = count.apply(ResourceKind.PROJECT);
        var network = count.apply(ResourceKind.NETWORK);
        var vpc = count.apply(ResourceKind.VPC);
        var cpu = count.apply(ResourceKind.CPU);
        var memory = count.apply(ResourceKind.MEMORY);
        var primary = count.apply(ResourceKind.PRIMARY_STORAGE);
        var secondary = count.apply(ResourceKind.SECONDARY_STORAGE);
        return new ResourceCountsView(
                vm.limit, vm.total, vm.available,
                ip.limit, ip.total, ip.available,
                volume.limit, volume.total, volume.available,
                snapshot.limit, snapshot.total, snapshot.available,
                template.limit, template.total, template.available,
                project.limit, project.total, project.available,
                network.limit, network.total, network.available,
                vpc.limit, vpc.total, vpc.available,
                cpu.limit, cpu.total, cpu.available,
                memory.limit, memory.total, memory.available,
                primary.limit, primary.total, primary.available,
                secondary.limit, (double) secondary.total, secondary.available);
    }
}
