package dev.mold.server.compute.simulator.shell;

/** A failed task of a node; the message is shown to users. */
final class TaskFailure extends Exception {
    TaskFailure(String message) {
        super(message);
    }
}
