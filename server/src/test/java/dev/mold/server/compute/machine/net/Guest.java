package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A machine played by its network namespace: programs of the host that run in there. */
final class Guest implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    final VirtualMachineId machine = new VirtualMachineId(UUID.randomUUID());
    final NetworkId network;
    final String name;
    final String ip;
    final String mac;
    private final List<Process> processes = new ArrayList<>();

    /** @param number last octet of its address, and of its MAC address */
    Guest(NetworkId network, String name, String prefix, int number) {
        this.network = network;
        this.name = name;
        ip = prefix + number;
        mac = String.format("02:00:00:00:00:%02x", number);
    }

    /** What a program said, and how it ended. */
    record Answer(int status, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    MachineNic nic() {
        return new MachineNic(machine, network, mac);
    }

    /** Gives it its address without asking anybody. */
    Guest addressed(String gateway) {
        must("ip", "address", "replace", ip + "/24", "dev", "eth0");
        must("ip", "route", "replace", "default", "via", gateway);
        return this;
    }

    /** Asks for its address, takes it, and tells all that was said with it. */
    Map<String, String> dhcp(Path folder) throws IOException {
        var script = folder.resolve("udhcpc-" + name);
        Files.writeString(script, """
            #!/bin/sh
            [ "$1" = bound ] || exit 0
            ip address replace "$ip/$mask" dev "$interface"
            ip route replace default via "$router"
            env >"$0.said"
            """);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        must("busybox", "udhcpc", "-i", "eth0", "-n", "-q", "-f", "-t", "5", "-T", "1", "-O", "mtu", "-s", script.toString());
        return Files.readAllLines(Path.of(script + ".said")).stream()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }

    /** Answers on a TCP port: says its name, then gives back what it hears. */
    Guest serving(int port) {
        start("socat", "TCP-LISTEN:" + port + ",fork,reuseaddr", "SYSTEM:echo " + name + "; exec cat");
        await().atMost(TIMEOUT).until(() -> listens(port, "tcp"));
        return this;
    }

    /** Answers each datagram on a UDP port with its name. */
    Guest servingUdp(int port) {
        // who answers before it has read is taken for broken, and then no answer is sent
        var answer = "dd bs=1500 count=1 of=/dev/null status=none; echo " + name;
        start("socat", "UDP-RECVFROM:" + port + ",fork", "SYSTEM:" + answer);
        await().atMost(TIMEOUT).until(() -> listens(port, "udp"));
        return this;
    }

    /** Ends all that it does, and waits until nobody is let in any more: who was just let in may hold the door. */
    void falls(int port) {
        close();
        await().atMost(TIMEOUT).until(() -> !listens(port, "tcp"));
    }

    private boolean listens(int port, String protocol) {
        var local = String.format("00000000:%04X", port);
        return run("cat", "/proc/net/" + protocol).text().contains(local);
    }

    /** First line that a server says; empty if nobody lets us in. */
    String hello(String address, int port) {
        // which has no end on our side: a balancer gives up who has nothing more to say before it has reached a member
        try (var talk = talk(address, port)) {
            return talk.name();
        } catch (IOException e) {
            return "";
        }
    }

    /** What the metadata service says, with the HTTP status. */
    Answer metadata(String gateway, String path) {
        var request = "GET " + path + " HTTP/1.0\r\nHost: " + gateway + "\r\n\r\n";
        var answer = feed(request, "socat", "-T5", "-,ignoreeof", "TCP:" + gateway + ":80,connect-timeout=3").bytes();
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        var body = text.indexOf("\r\n\r\n");
        assertThat(text).startsWith("HTTP/1.");
        return new Answer(
                Integer.parseInt(text.substring(9, 12)), Arrays.copyOfRange(answer, body + 4, answer.length));
    }

    /** Runs a program in the machine until it ends. */
    Answer run(String... words) {
        return feed("", words);
    }

    private Answer feed(String input, String... words) {
        try {
            var process = builder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var stream = process.getOutputStream()) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var bytes = process.getInputStream().readAllBytes();
            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void must(String... words) {
        assertThat(run(words).status()).describedAs(String.join(" ", words)).isZero();
    }

    /** A connection to a server. @throws IOException if it ends before it begins */
    Talk talk(String address, int port) throws IOException {
        var process = builder("socat", "-", "TCP:" + address + ":" + port + ",connect-timeout=3")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return new Talk(process.getInputStream(), process.getOutputStream(), process::destroyForcibly);
    }

    /** What comes back to a datagram; empty if nothing does. */
    String datagram(String address, int port, String text) {
        return feed(text + "\n", "socat", "-t2", "-T2", "-", "UDP:" + address + ":" + port).text().strip();
    }

    /** Runs a program in the machine until the test ends. */
    Process start(String... words) {
        try {
            var process = builder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... words) {
        return new ProcessBuilder(Stream.concat(
                        Stream.of("nsenter", "--net=/run/netns/mold-vm-" + machine), Stream.of(words))
                .toList());
    }

    @Override
    public void close() {
        processes.forEach(process -> {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        });
    }
}
