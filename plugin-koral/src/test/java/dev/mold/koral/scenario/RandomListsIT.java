package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.command.CommandKind;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.discovery.ParameterDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls every list command with random values of the declared types: each answer is a list or a clear error. */
class RandomListsIT {
    private static final int CALLS = 600;
    private static final long SEED = 20260103;
    private static final List<String> TEXTS = List.of(
            "", " ", "a", "' OR 1=1 --", "%", "_", "\\", "<b>", "한글", "😀", "Running", "admin", "true", "all", "0", "-1",
            "../..", "x".repeat(255), "a,b,,c", "[0]", "{}", "null", "self", "2026-01-01", "name", "é\u0301");
    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "2", "10", "500", "2147483647", "-2147483648", "9223372036854775807", "", "x");
    private static final List<String> DATES = List.of(
            "2026-01-01", "2026-13-40", "2026-01-01 10:00:00", "2026-01-01T10:00:00+0900", "0000-00-00",
            "+9999999-01-01", "9999-12-31", "soon");

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    void everyListAnswersWhateverItIsAsked() {
        try (var koral = KoralServer.start(folder)) {
            var ids = new ArrayList<String>();
            koral.inventory().listed().forEach(each -> ids.add(each.substring(each.indexOf(' ') + 1)));
            ids.addAll(List.of(
                    koral.version(),
                    koral.admin().zone(),
                    koral.admin().offering(),
                    "6f1c6f0e-0000-4000-8000-00000000dead",
                    "-1",
                    "1",
                    "rubbish",
                    ""));
            var lists = koral.server().get(CommandRegistry.class).all().stream()
                    .filter(command -> command.kind() == CommandKind.LIST)
                    .toList();
            var violations = new ArrayList<String>();
            for (int call = 0; call < CALLS; call++) {
                var command = lists.get(call % lists.size());
                var parameters = parameters(command, ids);
                var answer = koral.api().post(command.name(), parameters.toArray(String[]::new));
                Refusals.faults(answer)
                        .forEach(fault -> violations.add(command.name() + " " + parameters + ": " + fault));
            }
            System.out.println("RandomListsIT: " + lists.size() + " lists, " + CALLS + " calls (seed " + SEED
                    + ") tried, violations: " + violations.size());
            assertThat(violations).isEmpty();
        }
    }

    private List<String> parameters(CommandDescriptor command, List<String> ids) {
        var chosen = new TreeMap<String, String>();
        for (var parameter : command.parameters()) {
            if (parameter.required() || random.nextInt(4) == 0) {
                chosen.put(name(parameter), value(parameter, ids));
            }
        }
        if (chosen.containsKey("page") != chosen.containsKey("pagesize") && random.nextInt(8) > 0) {
            chosen.put("page", "1");
            chosen.put("pagesize", "20");
        }
        var flat = new ArrayList<String>();
        chosen.forEach((name, value) -> flat.addAll(List.of(name, value)));
        return flat;
    }

    private String name(ParameterDescriptor parameter) {
        return switch (parameter.type()) {
            case MAP -> parameter.name() + (random.nextInt(5) == 0 ? "[x].key" : "[0].key");
            default -> parameter.name();
        };
    }

    private String value(ParameterDescriptor parameter, List<String> ids) {
        return switch (parameter.type()) {
            case UUID -> any(ids);
            case LIST -> parameter.isId() ? any(ids) + "," + any(ids) : any(TEXTS);
            case INTEGER, LONG, SHORT -> any(NUMBERS);
            case BOOLEAN -> any(List.of("true", "false", "", "maybe"));
            case DATE -> any(DATES);
            default -> any(TEXTS);
        };
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
