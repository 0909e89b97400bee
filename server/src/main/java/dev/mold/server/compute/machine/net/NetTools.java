package dev.mold.server.compute.machine.net;

import dev.mold.server.compute.machine.host.HostPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs iproute2, nftables, and programs in namespaces. Programs are started there with nsenter: {@code ip netns exec}
 * would give each a separate mount namespace, in which a daemon would keep the host's present mounts busy.
 */
final class NetTools {
    private static final Duration END = Duration.ofSeconds(3);

    private final HostPrograms commands;

    NetTools(HostPrograms commands) {
        this.commands = commands;
    }

    /** Runs lines of {@code ip} in the host's own namespace, up to the first that fails. */
    void ip(List<String> lines) {
        if (!lines.isEmpty()) {
            commands.feed(text(lines), "ip", "-batch", "-");
        }
    }

    /** Runs lines of {@code ip} in a namespace, up to the first that fails. */
    void ip(Namespace namespace, List<String> lines) {
        if (!lines.isEmpty()) {
            commands.feed(text(lines), "ip", "-n", namespace.name(), "-batch", "-");
        }
    }

    /** Creates a namespace unless it exists. */
    void make(Namespace namespace) {
        if (!namespace.exists()) {
            remove(namespace);
            ip(List.of("netns add " + namespace.name()));
        }
    }

    /** Deletes a namespace's name; the namespace ends when no process is in it. Does nothing if there is none. */
    void remove(Namespace namespace) {
        if (namespace.named()) {
            ip(List.of("netns delete " + namespace.name()));
        }
    }

    /** Deletes an interface of the host; does nothing if there is none or it is just disappearing. */
    void deleteLink(String name) {
        var folder = Path.of("/sys/class/net", name);
        if (Files.exists(folder)
                && !commands.succeeds("ip", "link", "delete", name)
                && !ShortWait.until(() -> !Files.exists(folder), END)) {
            throw Failures.failed("Interface " + name + " cannot be deleted");
        }
    }

    /** Like {@link #deleteLink(String)}, in a namespace. */
    void deleteLink(Namespace namespace, String name) {
        if (mac(namespace, name).isPresent()
                && !commands.succeeds("ip", "-n", namespace.name(), "link", "delete", name)
                && !ShortWait.until(() -> mac(namespace, name).isEmpty(), END)) {
            throw Failures.failed("Interface " + name + " of " + namespace.name() + " cannot be deleted");
        }
    }

    /** Runs lines of {@code tc} in a namespace, up to the first that fails. */
    void tc(Namespace namespace, List<String> lines) {
        commands.feed(text(lines), "tc", "-n", namespace.name(), "-batch", "-");
    }

    /** The interfaces of a namespace with their addresses, such as {@code 10.1.1.1/24}. */
    Map<String, Set<String>> interfaces(Namespace namespace) {
        var interfaces = new LinkedHashMap<String, Set<String>>();
        commands.run("ip", "-n", namespace.name(), "-brief", "address", "show").lines().forEach(line -> {
            var words = line.strip().split("\\s+");
            var name = words[0].replaceFirst("@.*", "");
            interfaces.put(name, Stream.of(words).skip(2).collect(Collectors.toSet()));
        });
        return interfaces;
    }

    /** The MAC address of an interface, in lower case; empty if there is no such interface. */
    Optional<String> mac(Namespace namespace, String name) {
        return commands.run("ip", "-n", namespace.name(), "-brief", "link", "show")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 2 && words[0].replaceFirst("@.*", "").equals(name))
                .map(words -> words[2])
                .findFirst();
    }

    /** The output of a program in a namespace. */
    String in(Namespace namespace, String... words) {
        return feedIn(namespace, "", words);
    }

    /** Like {@link #in}, with standard input. */
    String feedIn(Namespace namespace, String input, String... words) {
        return commands.feed(input, entering(namespace, words));
    }

    /** Whether a program in a namespace succeeds. */
    boolean succeedsIn(Namespace namespace, String... words) {
        return commands.succeeds(entering(namespace, words));
    }

    private static String[] entering(Namespace namespace, String... words) {
        return Stream.concat(Stream.of("nsenter", "--net=" + namespace.path()), Stream.of(words))
                .toArray(String[]::new);
    }

    /** Runs programs outside of namespaces. */
    HostPrograms host() {
        return commands;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
