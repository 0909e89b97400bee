package dev.mold.server.account;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Says what accounts and domains use, have left, and whether they own anything. */
final class ResourceCounts {
    private final Supplier<List<ResourceUsage>> usages;
    private final Supplier<Optional<LimitSource>> limits;

    /** Both are asked for late, for those who bring them need accounts themselves. */
    ResourceCounts(Supplier<List<ResourceUsage>> usages, Supplier<Optional<LimitSource>> limits) {
        this.usages = usages;
        this.limits = limits;
    }

    private record Count(String limit, long total, String available) {
        static Count of(OptionalLong most, long total) {
            return most.isEmpty()
                    ? new Count("Unlimited", total, "Unlimited")
                    : new Count(
                            Long.toString(most.getAsLong()),
                            total,
                            Long.toString(Math.max(0, most.getAsLong() - total)));
        }
    }

    ResourceCountsView ofAccount(AccountId account) {
        return view(kind -> limits.get().map(source -> source.limit(account, kind)), usage -> usage.used(account));
    }

    /** @param below the accounts of the domain and of those below it */
    ResourceCountsView ofDomain(DomainId domain, Set<AccountId> below) {
        return view(kind -> limits.get().map(source -> source.limit(domain, kind)), usage -> usage.used(below));
    }

    /** The first kind of thing that the account owns. */
    Optional<ResourceKind> owned(AccountId account) {
        return usages.get().stream()
                .filter(usage -> usage.used(account) > 0)
                .map(ResourceUsage::kind)
                .findFirst();
    }

    private ResourceCountsView view(
            Function<ResourceKind, Optional<OptionalLong>> limit, ToLongFunction<ResourceUsage> used) {
        var known = usages.get();
        Function<ResourceKind, Count> count = kind -> Count.of(
                limit.apply(kind).orElse(OptionalLong.empty()),
                known.stream()
                        .filter(usage -> usage.kind() == kind)
                        .mapToLong(used)
                        .sum());
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
