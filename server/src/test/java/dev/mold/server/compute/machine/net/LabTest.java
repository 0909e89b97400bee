package dev.mold.server.compute.machine.net;

import dev.mold.server.compute.machine.RealHost;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that have a lab of their own each. */
@Timeout(120)
abstract class LabTest {
    @TempDir
    Path folder;

    Lab lab;

    @BeforeAll
    static void needsARealHost() {
        RealHost.assumed();
    }

    @BeforeEach
    final void openTheLab() {
        lab = new Lab(folder.resolve("state"));
    }

    @AfterEach
    final void closeTheLab() {
        lab.close();
    }
}
