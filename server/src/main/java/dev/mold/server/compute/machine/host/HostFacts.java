package dev.mold.server.compute.machine.host;

import dev.mold.api.compute.BackendHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The size of the host, as reported by its kernel. */
public final class HostFacts {
    private static final Pattern MHZ = Pattern.compile("(?m)^cpu MHz\\s*:\\s*(\\d+)");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB");
    /** Used if the kernel does not report the speed, as on ARM; a usual value of offerings. */
    private static final int USUAL_MHZ = 2000;

    private final Path proc;

    /** @param proc path of the kernel's {@code /proc} */
    public HostFacts(Path proc) {
        this.proc = proc;
    }

    /** @param address the host's address to show */
    public BackendHost host(String address) {
        var name = read("sys/kernel/hostname").strip();
        return new BackendHost(
                name.isEmpty() ? "host" : name,
                address,
                arch(),
                Runtime.getRuntime().availableProcessors(),
                (int) number(MHZ, read("cpuinfo"), USUAL_MHZ),
                number(MEMORY, read("meminfo"), 0) >> 10);
    }

    /** CloudStack and the kernel call it x86_64, Java calls it amd64. */
    private static String arch() {
        var name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }

    private String read(String file) {
        try {
            return Files.readString(proc.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read the size of the host", e);
        }
    }

    private static long number(Pattern form, String text, long otherwise) {
        var found = form.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : otherwise;
    }
}
