package dev.mold.koral.fake;

import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Machines that need one poll to start, to stop and to be expunged; the id of an expunged machine can never be used
 * again.
 */
public final class FakeMachines implements VirtualMachines {
    /** How many more times attaching or detaching an ISO is reported as not done yet. */
    public int notYet;

    private final Map<VirtualMachineId, VirtualMachine> machines = new LinkedHashMap<>();
    private final Map<VirtualMachineId, NewVirtualMachine> requests = new HashMap<>();
    private final Set<VirtualMachineId> gone = new HashSet<>();
    private final Set<VirtualMachineId> deaf = new HashSet<>();
    private final Set<VirtualMachineId> lost = new HashSet<>();
    private String startFailure = "";
    private boolean loseNextStart;

    /** Makes the next start of any machine fail for lack of capacity. */
    public void failNextStart(String reason) {
        startFailure = reason;
    }

    /** The next start of any machine is recorded but never sent to the host. */
    public void loseNextStart() {
        loseNextStart = true;
    }

    /** Makes that machine ignore shutdown requests. */
    public void ignoresShutdown(VirtualMachineId id) {
        deaf.add(id);
    }

    /** Changes a machine's state outside Koral. */
    public void set(VirtualMachineId id, VirtualMachineState state) {
        put(machines.get(id), state);
    }

    public void vanish(VirtualMachineId id) {
        machines.remove(id);
        gone.add(id);
    }

    public Collection<VirtualMachine> all() {
        return machines.values();
    }

    public NewVirtualMachine requested(VirtualMachineId id) {
        return requests.get(id);
    }

    @Override
    public Map<VirtualMachineId, VirtualMachineState> states(Collection<VirtualMachineId> ids) {
        var states = new HashMap<VirtualMachineId, VirtualMachineState>();
        ids.forEach(id -> Optional.ofNullable(machines.get(id)).ifPresent(found -> states.put(id, found.state())));
        return states;
    }

    @Override
    public VirtualMachine create(NewVirtualMachine requested) {
        if (gone.contains(requested.id())) {
            throw new IllegalStateException("machine " + requested.id() + " was there before");
        }
        requests.put(requested.id(), requested);
        return machines.computeIfAbsent(
                requested.id(),
                id -> new VirtualMachine(
                        id,
                        requested.name(),
                        requested.owner(),
                        requested.offering(),
                        requested.network(),
                        "10.1.1." + (10 + machines.size()),
                        VirtualMachineState.STOPPED,
                        Optional.empty(),
                        ""));
    }

    @Override
    public VirtualMachine start(VirtualMachineId id) {
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
        return machine.state() == VirtualMachineState.STOPPED ? put(machine, VirtualMachineState.STARTING) : machine;
    }

    @Override
    public VirtualMachine stop(VirtualMachineId id, boolean forced) {
        var machine = get(id);
        if (forced) {
            return put(machine, VirtualMachineState.STOPPED);
        }
        return machine.state() == VirtualMachineState.RUNNING ? put(machine, VirtualMachineState.STOPPING) : machine;
    }

    @Override
    public boolean expunge(VirtualMachineId id) {
        var machine = machines.get(id);
        if (machine != null && machine.state() != VirtualMachineState.EXPUNGING) {
            put(machine, VirtualMachineState.EXPUNGING);
            return false;
        }
        vanish(id);
        return true;
    }

    @Override
    public Optional<VirtualMachine> find(VirtualMachineId id) {
        var seen = Optional.ofNullable(machines.get(id));
        seen.ifPresent(this::moveOn);
        return seen;
    }

    @Override
    public boolean attachIso(VirtualMachineId id, ImageId iso) {
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
    public boolean detachIso(VirtualMachineId id) {
        if (notYet-- > 0) {
            return false;
        }
        put(get(id), get(id).state(), Optional.empty());
        return true;
    }

    @Override
    public List<VirtualMachineView> views(Collection<VirtualMachineId> ids, CallContext call) {
        return List.of();
    }

    private void moveOn(VirtualMachine machine) {
        if (machine.state() == VirtualMachineState.STARTING && !lost.contains(machine.id())) {
            put(machine, VirtualMachineState.RUNNING);
        } else if (machine.state() == VirtualMachineState.STOPPING && !deaf.contains(machine.id())) {
            put(machine, VirtualMachineState.STOPPED);
        }
    }

    private VirtualMachine get(VirtualMachineId id) {
        return Optional.ofNullable(machines.get(id)).orElseThrow(() -> ApiException.invalid("no machine " + id));
    }

    private VirtualMachine put(VirtualMachine machine, VirtualMachineState state) {
        return put(machine, state, machine.iso());
    }

    private VirtualMachine put(VirtualMachine machine, VirtualMachineState state, Optional<ImageId> iso) {
        var changed = new VirtualMachine(
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
