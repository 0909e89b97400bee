package dev.mold.koral.fake;

import dev.mold.api.cloud.Machine;
import dev.mold.api.cloud.MachineState;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.NewMachine;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.MachineId;
import dev.mold.api.response.VirtualMachineView;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Machines that need one look to start, to stop and to go; an id that was expunged can never be used again. */
public final class FakeMachines implements Machines {
    /** How many more times it is said that a drive is not done yet. */
    public int notYet;

    private final Map<MachineId, Machine> machines = new LinkedHashMap<>();
    private final Map<MachineId, NewMachine> wishes = new HashMap<>();
    private final Set<MachineId> gone = new HashSet<>();
    private final Set<MachineId> deaf = new HashSet<>();
    private final Set<MachineId> lost = new HashSet<>();
    private String startFailure = "";
    private boolean loseNextStart;

    /** The next start of any machine fails for want of room. */
    public void failNextStart(String reason) {
        startFailure = reason;
    }

    /** The next start of any machine is noted, but its host never hears of it. */
    public void loseNextStart() {
        loseNextStart = true;
    }

    /** That machine does not shut down when asked to. */
    public void ignoresShutdown(MachineId id) {
        deaf.add(id);
    }

    /** Somebody changes a machine behind Koral's back. */
    public void set(MachineId id, MachineState state) {
        put(machines.get(id), state);
    }

    public void vanish(MachineId id) {
        machines.remove(id);
        gone.add(id);
    }

    public Collection<Machine> all() {
        return machines.values();
    }

    public NewMachine wish(MachineId id) {
        return wishes.get(id);
    }

    @Override
    public Map<MachineId, MachineState> states(Collection<MachineId> ids) {
        var states = new HashMap<MachineId, MachineState>();
        ids.forEach(id -> Optional.ofNullable(machines.get(id)).ifPresent(found -> states.put(id, found.state())));
        return states;
    }

    @Override
    public Machine create(NewMachine wish) {
        if (gone.contains(wish.id())) {
            throw new IllegalStateException("machine " + wish.id() + " was there before");
        }
        wishes.put(wish.id(), wish);
        return machines.computeIfAbsent(
                wish.id(),
                id -> new Machine(
                        id,
                        wish.name(),
                        wish.owner(),
                        wish.offering(),
                        wish.network(),
                        "10.1.1." + (10 + machines.size()),
                        MachineState.STOPPED,
                        Optional.empty(),
                        ""));
    }

    @Override
    public Machine start(MachineId id) {
        if (!startFailure.isEmpty()) {
            var reason = startFailure;
            startFailure = "";
            throw new ApiException(Errors.INSUFFICIENT_CAPACITY, reason);
        }
        lost.remove(id);
        if (loseNextStart) {
            loseNextStart = false;
            lost.add(id);
        }
        var machine = get(id);
        return machine.state() == MachineState.STOPPED ? put(machine, MachineState.STARTING) : machine;
    }

    @Override
    public Machine stop(MachineId id, boolean forced) {
        var machine = get(id);
        if (forced) {
            return put(machine, MachineState.STOPPED);
        }
        return machine.state() == MachineState.RUNNING ? put(machine, MachineState.STOPPING) : machine;
    }

    @Override
    public boolean expunge(MachineId id) {
        var machine = machines.get(id);
        if (machine != null && machine.state() != MachineState.EXPUNGING) {
            put(machine, MachineState.EXPUNGING);
            return false;
        }
        vanish(id);
        return true;
    }

    @Override
    public Optional<Machine> find(MachineId id) {
        var seen = Optional.ofNullable(machines.get(id));
        seen.ifPresent(this::moveOn);
        return seen;
    }

    @Override
    public boolean attachIso(MachineId id, ImageId iso) {
        var machine = get(id);
        if (machine.iso().isPresent() && !machine.iso().get().equals(iso)) {
            throw ApiException.wrongState("another ISO is attached");
        }
        if (notYet-- > 0) {
            return false;
        }
        put(machine, machine.state(), Optional.of(iso));
        return true;
    }

    @Override
    public boolean detachIso(MachineId id) {
        if (notYet-- > 0) {
            return false;
        }
        put(get(id), get(id).state(), Optional.empty());
        return true;
    }

    @Override
    public List<VirtualMachineView> views(Collection<MachineId> ids, CallContext call) {
        return List.of();
    }

    private void moveOn(Machine machine) {
        if (machine.state() == MachineState.STARTING && !lost.contains(machine.id())) {
            put(machine, MachineState.RUNNING);
        } else if (machine.state() == MachineState.STOPPING && !deaf.contains(machine.id())) {
            put(machine, MachineState.STOPPED);
        }
    }

    private Machine get(MachineId id) {
        return Optional.ofNullable(machines.get(id)).orElseThrow(() -> ApiException.invalid("no machine " + id));
    }

    private Machine put(Machine machine, MachineState state) {
        return put(machine, state, machine.iso());
    }

    private Machine put(Machine machine, MachineState state, Optional<ImageId> iso) {
        var changed = new Machine(
                machine.id(),
                machine.name(),
                machine.owner(),
                machine.offering(),
                machine.network(),
                machine.ip(),
                state,
                iso,
                "");
        machines.put(machine.id(), changed);
        return changed;
    }
}
