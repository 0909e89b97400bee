package dev.mold.server.compute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several simulators on one host. */
class PublicRangeTest {
    @TempDir
    Path folder;

    @Test
    void twoSimulatorsServeDifferentAddressesAndEachKeepsItsOwn() {
        String first;
        try (var one = simulator("one")) {
            first = one.publicRange().start();
            assertThat(first).startsWith("127.");
            try (var two = simulator("two")) {
                assertThat(two.publicRange().start()).startsWith("127.").isNotEqualTo(first);
            }
        }
        try (var again = simulator("one")) {
            assertThat(again.publicRange().start()).isEqualTo(first);
        }
    }

    @Test
    void aRangeThatAnotherHasTakenMeanwhileIsToldOfAtTheStart() {
        String range;
        try (var one = simulator("one")) {
            range = one.publicRange().start().replaceAll("\\d+\\.\\d+$", "0.0/16");
        }
        try (var other = new SimulatorBackend(options("other").withPublicRange(range))) {
            assertThat(other.publicRange().start()).isNotNull();
            assertThatThrownBy(() -> simulator("one"))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.NOT_CONFIGURED))
                    .hasMessageContaining("The public range " + range)
                    .hasMessageContaining("is served by another simulator")
                    .message()
                    .hasLineCount(1);
        }
        try (var one = simulator("one")) {
            assertThat(one.publicRange().start()).as("nothing was kept by the start that failed").isNotNull();
        }
    }

    private SimulatorBackend simulator(String name) {
        return new SimulatorBackend(options(name));
    }

    private SimulatorOptions options(String name) {
        return SimulatorOptions.in(folder.resolve(name), Clock.systemUTC()).withTimings(SimulatorTimings.NONE);
    }
}
