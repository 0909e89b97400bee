package dev.mold.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLocks;
import dev.mold.server.setting.SettingFeature;
import dev.mold.server.setting.SettingSet;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.OneDomain;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitServiceTest {
    private static final AccountId USER = new AccountId(new UUID(0, 1));
    private static final AccountId ADMIN = new AccountId(new UUID(0, 2));
    private static final DomainId DOMAIN = new DomainId(new UUID(0, 3));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void ofManyAtOnceAsManyGetOneAsThereIsRoomFor(TestDatabase database) throws Exception {
        try (var context = start(database)) {
            var limits = service(context);
            limits.set(LimitEntity.Scope.ACCOUNT, USER.value(), ResourceKind.USER_VM, 3);
            assertThat(reserved(context, limits, USER, 12)).isEqualTo(3);
            assertThat(limits.used(USER, ResourceKind.USER_VM)).isEqualTo(3);
            limits.set(LimitEntity.Scope.ACCOUNT, USER.value(), ResourceKind.USER_VM, LimitService.UNLIMITED);
            limits.set(LimitEntity.Scope.DOMAIN, DOMAIN.value(), ResourceKind.USER_VM, 5);
            assertThat(reserved(context, limits, USER, 12)).isEqualTo(2);
            assertThatThrownBy(() -> limits.checkRoom(USER, ResourceKind.USER_VM, 1))
                    .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                            .isEqualTo(Errors.RESOURCE_LIMIT))
                    .hasMessageContaining("domain");
            assertThatThrownBy(() -> limits.checkRoom(USER, ResourceKind.USER_VM, Long.MAX_VALUE))
                    .hasMessageContaining(Long.MAX_VALUE + " more are asked for");
            assertThat(limits.most(ADMIN).get(ResourceKind.CPU)).isEqualTo(LimitService.UNLIMITED);
            assertThat(limits.most(USER).get(ResourceKind.CPU)).isEqualTo(40);
            limits.checkRoom(ADMIN, ResourceKind.CPU, 1000);
            limits.checkRoom(USER, Map.of(ResourceKind.CPU, 40L, ResourceKind.NETWORK, 20L, ResourceKind.VPC, -99L));
            assertThatThrownBy(() -> limits.checkRoom(USER, Map.of(ResourceKind.CPU, 40L, ResourceKind.NETWORK, 21L)))
                    .hasMessageContaining("type 'network'")
                    .hasMessageContaining("the limit is 20, 0 are in use and 21 more are asked for");
            assertThatThrownBy(() -> limits.checkRoom(USER, ResourceKind.CPU, 41))
                    .hasMessageContaining("the limit is 40, 0 are in use and 41 more are asked for");
        }
    }

    private static int reserved(FeatureContext context, LimitService limits, AccountId account, int wanted)
            throws Exception {
        var threads = Executors.newFixedThreadPool(wanted);
        var tries = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < wanted; i++) {
            tries.add(() -> {
                try {
                    context.get(Transactions.class).run(() -> {
                        limits.checkRoom(account, ResourceKind.USER_VM, 1);
                        context.get(EntityManager.class)
                                .createNativeQuery("INSERT INTO thing VALUES (:owner)")
                                .setParameter("owner", account.toString())
                                .executeUpdate();
                    });
                    return true;
                } catch (ApiException e) {
                    return false;
                }
            });
        }
        var got = 0;
        for (var each : threads.invokeAll(tries)) {
            got += each.get() ? 1 : 0;
        }
        threads.shutdown();
        return got;
    }

    private static LimitService service(FeatureContext context) {
        var entities = context.get(EntityManager.class);
        context.get(Transactions.class).run(() -> entities.createNativeQuery("CREATE TABLE thing (owner CHAR(36))")
                .executeUpdate());
        var usage = new ResourceUsage() {
            @Override
            public ResourceKind kind() {
                return ResourceKind.USER_VM;
            }

            @Override
            public long used(AccountId account) {
                return used(Set.of(account));
            }

            @Override
            public long used(Set<AccountId> accounts) {
                return accounts.stream()
                        .mapToLong(account -> ((Number) entities.createNativeQuery(
                                                "SELECT COUNT(*) FROM thing WHERE owner = :owner")
                                        .setParameter("owner", account.toString())
                                        .getSingleResult())
                                .longValue())
                        .sum();
            }
        };
        var facts = new AccountFacts() {
            @Override
            public boolean unlimited(AccountId account) {
                return account.equals(ADMIN);
            }

            @Override
            public Set<AccountId> below(DomainId domain) {
                return Set.of(USER);
            }

            @Override
            public Place place(DomainId domain) {
                return new Place("ROOT", "ROOT");
            }
        };
        return new LimitService(
                new LimitRepository(entities),
                () -> List.of(usage),
                context.get(Settings.class),
                context.get(Accounts.class),
                facts,
                context.get(RowLocks.class),
                context.get(Transactions.class));
    }

    private FeatureContext start(TestDatabase database) {
        return FeatureContext.start(
                database.fresh(folder),
                folder,
                beans -> {
                    beans.registerBean(EntityClasses.class, () -> EntityClasses.of(LimitEntity.class));
                    beans.registerBean(SettingSet.class, () -> new SettingSet(LimitSettings.all()));
                    beans.registerBean(Accounts.class, () -> new OneDomain(DOMAIN));
                },
                SettingFeature.class);
    }
}
