package dev.mold.server.vm.machine;

/** Events that change the state of a machine. */
enum MachineEvent {
    /** A start was requested and a host found. */
    START,
    /** The back end reports it as running. */
    STARTED,
    /** The start failed before it had any effect. */
    START_GIVEN_UP,
    /** A stop was requested. */
    STOP,
    /** The back end reports it as stopped. */
    STOPPED,
    /** The back end reports it as failed, or no longer has it. */
    BROKE,
    /** Its deployment failed permanently. */
    DEPLOYMENT_FAILED,
    /** The back end reports it as running although it was not started here. */
    FOUND_RUNNING,
    /** Its owner destroyed it. */
    DESTROY,
    /** Its owner recovered it. */
    RECOVER,
    /** It is to be removed permanently. */
    EXPUNGE
}
