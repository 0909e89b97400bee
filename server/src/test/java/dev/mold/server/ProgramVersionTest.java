package dev.mold.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.discovery.ApiVersion;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ProgramVersionTest {
    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        var build = "#Generated\nartifactId=mold-server\ngroupId=dev.mold\nversion=1.2.3\n";
        var version = new ProgramVersion(
                () -> new ByteArrayInputStream(build.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(version.getVersion()).containsExactly("mold 1.2.3; API " + ApiVersion.TEXT);
    }

    @Test
    void withoutABuildTheProgramSaysSo() throws Exception {
        assertThat(new ProgramVersion(() -> null).getVersion()[0]).contains("unknown");
    }

    @ParameterizedTest
    @CsvSource({"--version,", "-V,", "serve,-V", "serve,--version"})
    void everyCommandTellsIt(String first, String second) {
        var out = new StringWriter();
        var line = new CommandLine(new MoldCommand()).setOut(new PrintWriter(out, true));
        var status = second == null ? line.execute(first) : line.execute(first, second);
        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("mold ").contains(ApiVersion.TEXT);
    }
}
