package dev.mold.server.vm.machine;

/** What can happen to a machine. */
enum MachineEvent {
    /** A start was asked for and a host found. */
    START,
    /** The back end says that it runs. */
    STARTED,
    /** It could not be started and is as if nobody had tried. */
    START_GIVEN_UP,
    /** A stop was asked for. */
    STOP,
    /** The back end says that it stands still. */
    STOPPED,
    /** The back end says that it broke, or no longer knows it. */
    BROKE,
    /** Its deployment failed permanently. */
    DEPLOYMENT_FAILED,
    /** The back end says that it runs although nobody here started it. */
    FOUND_RUNNING,
    /** Its owner threw it away. */
    DESTROY,
    /** Its owner wants it back. */
    RECOVER,
    /** It is to be removed permanently. */
    EXPUNGE
}
