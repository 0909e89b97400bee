import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Runs the kubectl of a Kubernetes version with the kubeconfig of a cluster. */
final class Kubectl {
    private final Path program;
    private final Path kubeconfig;

    private Kubectl(Path program, Path kubeconfig) {
        this.program = program;
        this.kubeconfig = kubeconfig;
    }

    /** @param folder for the kubeconfig, which only its owner can read */
    static Kubectl of(Path program, String kubeconfig, Path folder) throws IOException {
        var file = folder.resolve("kubeconfig");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Kubectl(program, Files.writeString(file, kubeconfig));
    }

    /** Returns kubectl's output. @throws IllegalStateException with its error message */
    String run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("kubectl " + String.join(" ", words) + " fails: " + output.strip());
        }
        return output.strip();
    }
}
