package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.TaskState;
import dev.mold.koral.infra.TaskState.Progress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Parses the JSON line with which a node reports the state of a task. */
final class StateLine {
    private final JsonMapper json = JsonMapper.builder().build();

    private record Line(String task, String state, String run, String message, String settings) {}

    /** Empty if the text is not such a line, or is about another task. */
    Optional<TaskState> parse(NodeTask task, String text) {
        Line line;
        try {
            line = json.readValue(text.strip(), Line.class);
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
        if (line == null || !task.wireName().equals(line.task()) || line.state() == null) {
            return Optional.empty();
        }
        var state = line.state().toUpperCase(Locale.ROOT);
        return Arrays.stream(Progress.values())
                .filter(progress -> progress.name().equals(state))
                .map(progress -> new TaskState(
                        task, progress, text(line.run()), text(line.settings()), text(line.message())))
                .findAny();
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
