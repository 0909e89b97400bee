package dev.mold.server.compute.machine.net;

import dev.mold.server.compute.machine.RealHost;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen on a host that nobody else uses. */
@Timeout(300)
class OwnHostIT {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needsARealHost() {
        RealHost.assumed();
    }

    @Test
    void hostIsLeftAsItWasFoundByTheLastOfItsBackEnds() throws Exception {
        OwnHost.run(HostAsFound.class, folder);
    }

    @Test
    void serverThatIsKilledAnywhereLeavesNothingThatTheNextOneCannotMend() throws Exception {
        OwnHost.run(KilledAnywhere.class, folder);
    }
}
