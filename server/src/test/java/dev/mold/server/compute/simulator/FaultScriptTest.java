package dev.mold.server.compute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.simulator.base.Fault;
import dev.mold.server.compute.simulator.base.FaultError;
import dev.mold.server.compute.simulator.base.FaultOperation;
import dev.mold.server.compute.simulator.base.FaultScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultScriptTest {
    @TempDir
    Path data;

    private StateFolder folder;
    private FaultScript script;

    @BeforeEach
    void open() {
        folder = new StateFolder(data);
        script = new FaultScript(folder);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void nthOccurrenceFailsAndNoOther() {
        script.add("start machine name~worker #2 CAPACITY no room");

        assertThat(start("web-worker-1")).isEmpty();
        assertThat(start("web-control-1")).isEmpty();
        assertThat(start("web-worker-2")).contains(new Fault(FaultError.CAPACITY, "no room"));
        assertThat(start("web-worker-2")).isEmpty();
    }

    @Test
    void occurrencesFromOneOnFail() {
        script.add("start machine * #2+ FAIL");

        assertThat(start("a")).isEmpty();
        assertThat(start("b")).isPresent();
        assertThat(start("c")).isPresent();
    }

    @Test
    void everyOccurrenceFailsWithoutACount() {
        script.add("start machine name=a FAIL");

        assertThat(start("a")).isPresent();
        assertThat(start("a")).isPresent();
        assertThat(start("ab")).isEmpty();
    }

    @Test
    void allTermsOfASelectorHaveToHold() {
        script.add("start machine name~a,id=7 FAIL");

        assertThat(script.next(FaultOperation.START_MACHINE, Map.of("name", "ab", "id", "7"))).isPresent();
        assertThat(script.next(FaultOperation.START_MACHINE, Map.of("name", "ab", "id", "8"))).isEmpty();
    }

    @Test
    void countsOutliveTheProcess() {
        script.add("start machine * #2 FAIL");
        assertThat(start("a")).isEmpty();

        folder.close();
        open();

        assertThat(start("a")).isPresent();
    }

    @Test
    void fileInTheFolderIsRead() throws Exception {
        folder.close();
        Files.write(data.resolve("faults.txt"), List.of("# comment", "", "task join name~w  always  HANG"));
        open();

        assertThat(script.lines()).containsExactly("task join name~w always HANG");
        assertThat(script.next(FaultOperation.TASK_JOIN, Map.of("name", "w1")))
                .hasValueSatisfying(fault -> assertThat(fault.error()).isEqualTo(FaultError.HANG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "start engine * FAIL",
                "start machine * SLEEP",
                "start machine worker FAIL",
                "start machine * #x FAIL",
                "create machine * HANG",
                "fetch image * CAPACITY"
            })
    void lineThatIsNoRuleIsRefusedAndChangesNothing(String line) {
        script.add("start machine * FAIL");

        assertThatThrownBy(() -> script.add(line))
                .isInstanceOfSatisfying(
                        ApiException.class, failure -> assertThat(failure.code()).isEqualTo(Errors.INVALID_PARAMETER));
        assertThat(script.lines()).containsExactly("start machine * FAIL");
    }

    private Optional<Fault> start(String name) {
        return script.next(FaultOperation.START_MACHINE, Map.of("name", name, "id", "0"));
    }
}
