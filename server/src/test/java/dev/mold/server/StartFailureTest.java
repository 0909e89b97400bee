package dev.mold.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StartFailureTest {
    @TempDir
    Path data;

    @Test
    void wrongOptionIsToldOfInOneLine() {
        assertThat(serve("--backend", "none"))
                .startsWith("Mold cannot start: There is no back end \"none\"")
                .hasLineCount(1);
        assertThat(serve("--backend-option", "colour=red"))
                .startsWith("Mold cannot start: ")
                .contains("knows no option [colour]")
                .hasLineCount(1);
    }

    @Test
    void whatNobodyForesawIsToldOfInFull() {
        var text = new StringWriter();
        var command = new CommandLine(new MoldCommand()).setErr(new PrintWriter(text, true));

        new StartFailure().handleExecutionException(new IllegalStateException("broken"), command, null);

        assertThat(text.toString()).contains("IllegalStateException: broken").contains("\tat ");
    }

    private String serve(String... options) {
        var text = new StringWriter();
        var arguments = new String[5 + options.length];
        arguments[0] = "serve";
        arguments[1] = "--port";
        arguments[2] = "0";
        arguments[3] = "--data";
        arguments[4] = data.toString();
        System.arraycopy(options, 0, arguments, 5, options.length);
        var status = new CommandLine(new MoldCommand())
                .setExecutionExceptionHandler(new StartFailure())
                .setErr(new PrintWriter(text, true))
                .execute(arguments);
        assertThat(status).isNotZero();
        return text.toString();
    }
}
