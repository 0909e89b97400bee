package dev.mold.server.compute.machine.net;

import java.util.Optional;

/**
 * The note that a router, the very one that is there, was brought to a revision of its network. It is taken away before
 * anything is changed: without it, nobody knows how far a change has come.
 */
final class AppliedRevision {
    private static final String FILE = "applied";

    private final Namespace router;
    private final RouterFolder folder;

    AppliedRevision(Namespace router, RouterFolder folder) {
        this.router = router;
        this.folder = folder;
    }

    /** Whether the router is in a state that is known. */
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
