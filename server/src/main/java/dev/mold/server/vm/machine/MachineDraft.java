package dev.mold.server.vm.machine;

import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine to be made, with what the deploy command knows beyond the port's {@link NewVirtualMachine}.
 *
 * @param ip the guest address that is wanted
 * @param maker who asked for it; empty for a machine that a plugin makes
 * @param details as the caller gave them; the size for a custom offering among them
 * @param keyPairs names of the key pairs, for show
 */
public record MachineDraft(
        NewVirtualMachine machine,
        Optional<String> ip,
        Optional<Maker> maker,
        Map<String, String> details,
        List<String> keyPairs) {

    /** The user who made it, as it was then called. */
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
