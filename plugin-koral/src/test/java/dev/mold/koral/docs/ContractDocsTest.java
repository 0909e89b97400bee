package dev.mold.koral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that the tests that the contracts name exist. */
class ContractDocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(?:([A-Z]\\w+)#)?([a-z]\\w+)`");

    @Test
    void everyRuleOfTheWireProtocolNamesATest() throws IOException {
        everyRuleNamesATest("wire-protocol.md", "ProtocolTest");
    }

    @Test
    void everyRuleOfBackEndsNamesATest() throws IOException {
        everyRuleNamesATest("compute-backend.md", "ComputeBackendContract");
    }

    @Test
    void everyRuleOfCloudPortsNamesATest() throws IOException {
        everyRuleNamesATest("cloud-ports.md", "CloudPortsContract");
    }

    private static void everyRuleNamesATest(String page, String usual) throws IOException {
        var rules = Files.readAllLines(ROOT.resolve("docs/contracts").resolve(page)).stream()
                .filter(line -> line.startsWith("|") && (line.contains("MUST") || line.contains("MAY")))
                .toList();
        assertThat(rules).isNotEmpty();
        for (var rule : rules) {
            var cells = rule.split(" \\| ");
            for (var test : tests(cells[cells.length - 1], usual)) {
                var parts = test.split("#");
                assertThat(source(parts[0])).as(rule).contains("void " + parts[1] + "(");
            }
        }
    }

    private static Set<String> tests(String cell, String usual) {
        var found = new LinkedHashSet<String>();
        var names = TEST.matcher(cell);
        while (names.find()) {
            found.add((names.group(1) == null ? usual : names.group(1)) + "#" + names.group(2));
        }
        return found;
    }

    private static String source(String testClass) throws IOException {
        try (var files = Files.walk(ROOT)) {
            var file = files.filter(each -> each.endsWith(testClass + ".java"))
                    .filter(each -> each.toString().contains("src/test"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + testClass));
            return Files.readString(file);
        }
    }
}
