package dev.mold.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's command line. */
@Command(
        name = "mold",
        description = "A CloudStack-style management server.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = ServeCommand.class)
final class MoldCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Try mold serve --help");
    }
}
