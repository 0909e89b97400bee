package dev.mold.server.job.flow;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An operation's data as it is stored: a JSON object of strings. */
final class DataColumn {
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final JsonMapper mapper;

    DataColumn(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Map<String, String> read(OperationEntity row) {
        return row.data == null ? Map.of() : mapper.readValue(row.data, STRINGS);
    }

    /** Records what the call of a step changed. */
    void record(Run run, Answer answer) {
        if (!answer.changes().isEmpty()) {
            run.change(row -> change(row, answer.changes()));
        }
    }

    /** @param changes what was put, and, as empty, what was removed */
    private void change(OperationEntity row, Map<String, Optional<String>> changes) {
        var values = new TreeMap<>(read(row));
        changes.forEach((key, value) -> value.ifPresentOrElse(some -> values.put(key, some), () -> values.remove(key)));
        row.data = values.isEmpty() ? null : mapper.writeValueAsString(values);
    }
}
