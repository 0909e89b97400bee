package dev.mold.server.compute.simulator.base;

/** How a scripted fault shows. */
public enum FaultError {
    /** The call is refused for want of room. */
    CAPACITY("Insufficient capacity"),
    /** The call, the download or the task fails. */
    FAIL("Simulated failure"),
    /** The content of an image is not what its checksum says. */
    CHECKSUM("Checksum of the downloaded file does not match"),
    /** The call is taken, and the machine breaks while it boots. */
    BREAK("The machine broke while it booted"),
    /** The call is taken, and nothing ever comes of it. */
    HANG("Nothing happens");

    private final String text;

    FaultError(String text) {
        this.text = text;
    }

    /** What people read where the script says nothing else. */
    String text() {
        return text;
    }
}
