package dev.mold.server.compute.simulator.base;

import static dev.mold.server.compute.simulator.base.FaultError.BREAK;
import static dev.mold.server.compute.simulator.base.FaultError.CAPACITY;
import static dev.mold.server.compute.simulator.base.FaultError.CHECKSUM;
import static dev.mold.server.compute.simulator.base.FaultError.FAIL;
import static dev.mold.server.compute.simulator.base.FaultError.HANG;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Operations that scripted faults can affect, each named by two words. */
public enum FaultOperation {
    FETCH_IMAGE("fetch image", FAIL, CHECKSUM, HANG),
    CREATE_MACHINE("create machine", CAPACITY, FAIL),
    START_MACHINE("start machine", CAPACITY, FAIL, BREAK, HANG),
    STOP_MACHINE("stop machine", FAIL, HANG),
    APPLY_NETWORK("apply network", CAPACITY, FAIL, HANG),
    ATTACH_ISO("attach iso", FAIL, HANG),
    TASK_PREPARE("task prepare", FAIL, HANG),
    TASK_INIT("task init", FAIL, HANG),
    TASK_SHARE("task share", FAIL, HANG),
    TASK_JOIN("task join", FAIL, HANG),
    TASK_LEAVE("task leave", FAIL, HANG),
    /** A connection to a machine's SSH port: FAIL closes it, HANG never answers. */
    OPEN_SSH("open ssh", FAIL, HANG),
    /** A connection to a machine's Kubernetes API: FAIL closes it, HANG never answers. */
    OPEN_API("open api", FAIL, HANG);

    private final String words;
    private final Set<FaultError> errors;

    FaultOperation(String words, FaultError... errors) {
        this.words = words;
        this.errors = Set.of(errors);
    }

    /** The operation's name in scripts, two words. */
    public String words() {
        return words;
    }

    boolean canShow(FaultError error) {
        return errors.contains(error);
    }

    /** The operation of a node script's task, such as {@code init}; empty for an unknown task. */
    public static Optional<FaultOperation> ofTask(String task) {
        return of("task " + task);
    }

    static Optional<FaultOperation> of(String words) {
        return Arrays.stream(values()).filter(each -> each.words.equals(words)).findFirst();
    }
}
