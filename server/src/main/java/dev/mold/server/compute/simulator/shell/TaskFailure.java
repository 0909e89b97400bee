package dev.mold.server.compute.simulator.shell;

/** A task of a node failed; the message is what people read. */
final class TaskFailure extends Exception {
    TaskFailure(String message) {
        super(message);
    }
}
