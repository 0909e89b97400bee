package dev.mold.server.vm.machine;

import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine to be created, with what the deploy command adds to the port's {@link NewVirtualMachine}.
 *
 * @param ip the requested guest address
 * @param maker the user who requested it; empty for a machine created by a plugin
 * @param details as the caller gave them, including the size for a custom offering
 * @param keyPairs names of the key pairs, for display only
 */
public record MachineDraft(
        NewVirtualMachine machine,
        Optional<String> ip,
        Optional<Maker> maker,
        Map<String, String> details,
        List<String> keyPairs) {

    /** The user who created the machine, with the name at that time. */
    public record Maker(UserId user, String name) {}

    public MachineDraft {
        details = Map.copyOf(details);
        keyPairs = List.copyOf(keyPairs);
    }

    static MachineDraft of(NewVirtualMachine machine) {
        return new MachineDraft(
                machine,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                machine.keyPair().map(List::of).orElse(List.of()));
    }
}
