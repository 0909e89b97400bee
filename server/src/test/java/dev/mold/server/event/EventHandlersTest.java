package dev.mold.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.UserId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.OneDomain;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventHandlersTest {
    private static final Subject MACHINE = new Subject("VirtualMachine", new UUID(5, 5), "web-1");
    private static final Subject NETWORK = new Subject("Network", new UUID(6, 6), "net-1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void eventsAreFoundByWhatTheyTellOfAndShownToTheirOwners(TestDatabase database) {
        try (var context = FeatureContext.start(
                database.fresh(folder),
                folder,
                beans -> beans.registerBean(Accounts.class, () -> new OneDomain(new DomainId(new UUID(0, 3)))),
                EventFeature.class)) {
            var events = context.get(EventService.class);
            events.record("VM.START", EventLevel.INFO, "Started", new AccountId(new UUID(0, 1)), MACHINE);
            events.record("VM.STOP", EventLevel.ERROR, "Stop failed", new AccountId(new UUID(0, 1)), MACHINE);
            events.record("NETWORK.CREATE", EventLevel.INFO, "x".repeat(3000), new AccountId(new UUID(0, 2)), NETWORK);
            var commands = new Commands(context.get(EventHandlers.class));
            var owner = caller(1, RoleType.USER);
            var admin = caller(9, RoleType.ADMIN);
            assertThat(commands.list(owner, null, null, null).items())
                    .extracting(EventView::type)
                    .containsExactly("VM.STOP", "VM.START");
            assertThat(commands.list(admin, null, null, null).count()).isEqualTo(3);
            assertThat(commands.list(admin, "error", null, null).items())
                    .extracting(EventView::description)
                    .containsExactly("Stop failed");
            assertThat(commands.list(admin, null, NETWORK.id().toString(), null).items())
                    .extracting(EventView::account, EventView::resourcename)
                    .containsExactly(tuple("account-2", "net-1"));
            assertThat(commands.list(admin, null, null, "STOP").count()).isEqualTo(1);
            assertThatThrownBy(() -> commands.list(admin, "loud", null, null)).isInstanceOf(ApiException.class);
            assertThatThrownBy(() -> commands.list(admin, null, "no-uuid", null)).isInstanceOf(ApiException.class);
            commands.archive(owner, "VM.STOP");
            assertThat(commands.list(owner, null, null, null).items())
                    .extracting(EventView::type)
                    .containsExactly("VM.START");
        }
    }

    private static CallContext caller(int account, RoleType role) {
        return new CallContext(
                new UserId(new UUID(1, account)),
                "somebody",
                new AccountId(new UUID(0, account)),
                "account-" + account,
                new DomainId(new UUID(0, 3)),
                "/",
                new RoleId(new UUID(0, 4)),
                role,
                Optional.empty());
    }

    /** The handlers by their commands. */
    private static final class Commands implements CommandRegistrar {
        private final Map<Class<?>, SyncHandler<?, ?>> handlers = new HashMap<>();

        private Commands(EventHandlers set) {
            set.registerWith(this);
        }

        @Override
        public <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler) {
            handlers.put(command, handler);
        }

        @Override
        public <C extends Record> void async(Class<C> command, AsyncHandler<C> handler) {
            throw new UnsupportedOperationException();
        }

        @SuppressWarnings("unchecked")
        private ListAnswer<EventView> list(CallContext call, String level, String resource, String keyword) {
            var handler = (SyncHandler<ListEvents, ListAnswer<EventView>>) handlers.get(ListEvents.class);
            return handler.handle(
                    new ListEvents(
                            null,
                            level,
                            null,
                            resource,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            ListScope.everything(),
                            new Paging(keyword, 1, 500)),
                    call);
        }

        @SuppressWarnings("unchecked")
        private void archive(CallContext call, String type) {
            var handler = (SyncHandler<ArchiveEvents, ?>) handlers.get(ArchiveEvents.class);
            handler.handle(new ArchiveEvents(List.of(), type, null, null), call);
        }
    }
}
