package dev.mold.server.compute.simulator.base;

/** The effect of a scripted fault. */
public enum FaultError {
    /** The call is refused for lack of capacity. */
    CAPACITY("Insufficient capacity"),
    /** The call, the download or the task fails. */
    FAIL("Simulated failure"),
    /** The content of an image does not match its checksum. */
    CHECKSUM("Checksum of the downloaded file does not match"),
    /** The call is accepted, and the machine fails during boot. */
    BREAK("The machine broke while it booted"),
    /** The call is accepted but never completes. */
    HANG("Nothing happens");

    private final String text;

    FaultError(String text) {
        this.text = text;
    }

    /** The default message, used if the script gives none. */
    String text() {
        return text;
    }
}
