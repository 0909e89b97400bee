package dev.mold.server.compute.machine.net;

import java.util.Optional;

/**
 * Records that a router has been updated to a revision of its network; valid only for the same namespace. The record is
 * deleted before any change, because the router's state is unknown until the change is complete.
 */
final class AppliedRevision {
    private static final String FILE = "applied";

    private final Namespace router;
    private final RouterFolder folder;

    AppliedRevision(Namespace router, RouterFolder folder) {
        this.router = router;
        this.folder = folder;
    }

    /** Whether the router's state is known. */
    boolean settled() {
        var mark = folder.read(FILE);
        return mark.isPresent() && here().filter(here -> mark.get().startsWith(here + " ")).isPresent();
    }

    boolean at(long revision) {
        return folder.read(FILE).equals(here().map(here -> here + " " + revision));
    }

    void set(long revision) {
        folder.write(FILE, here().orElseThrow() + " " + revision);
    }

    void clear() {
        folder.delete(FILE);
    }

    private Optional<String> here() {
        return router.identity();
    }
}
