package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.Success;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.network.FakeAccounts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntityChecksTest {
    private static final VirtualMachineId ALICES = new VirtualMachineId(UUID.randomUUID());
    private static final VirtualMachineId ALICES_OTHER = new VirtualMachineId(UUID.randomUUID());
    private static final VirtualMachineId BOBS = new VirtualMachineId(UUID.randomUUID());
    private static final VirtualMachineId UNKNOWN = new VirtualMachineId(UUID.randomUUID());
    private static final NetworkId NETWORK = new NetworkId(UUID.randomUUID());

    private final Lookup machines = new Lookup();
    private final EntityChecks checks;
    private final CommandDescriptor command;

    @ApiCommand(
            name = "moveMachines",
            kind = CommandKind.SYNC,
            description = "Stands for any command",
            response = Success.class,
            roles = RoleType.USER)
    record MoveMachines(
            @Param(value = "Machines", access = Access.OWN) List<VirtualMachineId> ids,
            @Param(value = "A machine", access = Access.OWN) VirtualMachineId other,
            @Param(value = "A network", access = Access.ANY) NetworkId network,
            @Param("A text") String text) {}

    @ApiCommand(
            name = "undeclared",
            kind = CommandKind.SYNC,
            description = "Does not say what access it needs",
            response = Success.class,
            roles = RoleType.USER)
    record UndeclaredCommand(@Param("A machine") VirtualMachineId id) {}

    EntityChecksTest() {
        var lookups = new EntityLookups();
        lookups.register(machines);
        var registry = new CommandRegistry();
        registry.sync(MoveMachines.class, (command, call) -> Success.done());
        command = registry.find("moveMachines").orElseThrow();
        checks = new EntityChecks(lookups, new FakeAccounts());
    }

    private static final class Lookup implements EntityLookup<VirtualMachineId> {
        private final Map<VirtualMachineId, Ownership> known = Map.of(
                ALICES, Ownership.of(FakeAccounts.ALICE.id()),
                ALICES_OTHER, Ownership.of(FakeAccounts.ALICE.id()),
                BOBS, Ownership.of(FakeAccounts.BOB.id()));
        private int queries;

        @Override
        public Class<VirtualMachineId> idType() {
            return VirtualMachineId.class;
        }

        @Override
        public Map<VirtualMachineId, Ownership> find(Collection<VirtualMachineId> ids) {
            queries++;
            var found = new LinkedHashMap<>(known);
            found.keySet().retainAll(ids);
            return found;
        }
    }

    @Test
    void allEntitiesOfATypeAreLookedForWithOneQuery() {
        check(List.of(ALICES, ALICES_OTHER, ALICES), ALICES_OTHER, null);
        assertThat(machines.queries).isEqualTo(1);
    }

    @Test
    void aRequestThatIdentifiesNothingAsksForNothing() {
        check(List.of(), null, null);
        assertThat(machines.queries).isZero();
    }

    @Test
    void oneThatIsAnothersOrDoesNotExistRefusesAll() {
        refused(List.of(ALICES, BOBS), null, Errors.PERMISSION_DENIED);
        refused(List.of(ALICES), BOBS, Errors.PERMISSION_DENIED);
        refused(List.of(ALICES, UNKNOWN), null, Errors.PARAMETER_REFUSED);
        refused(List.of(UNKNOWN), BOBS, Errors.PARAMETER_REFUSED);
    }

    @Test
    void anEntityOfATypeThatNobodyLooksForDoesNotExist() {
        assertThatThrownBy(() -> check(List.of(), null, NETWORK)).hasMessageContaining("network value=" + NETWORK);
    }

    @Test
    void aCommandThatIsNoListHasToDeclareTheAccess() {
        assertThatThrownBy(() ->
                        new CommandRegistry().sync(UndeclaredCommand.class, (command, call) -> Success.done()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not declare the access to id");
    }

    private void refused(
            List<VirtualMachineId> ids, VirtualMachineId other, ErrorCode code) {
        assertThatThrownBy(() -> check(ids, other, null))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private void check(List<VirtualMachineId> ids, VirtualMachineId other, NetworkId network) {
        checks.check(command, new Object[] {ids, other, network, null}, FakeAccounts.call(FakeAccounts.ALICE));
    }
}
