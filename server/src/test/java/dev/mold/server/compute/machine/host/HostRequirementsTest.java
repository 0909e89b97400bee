package dev.mold.server.compute.machine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRequirementsTest {
    private static final List<String> PROGRAMS = List.of(
            "bash", "conntrack", "dnsmasq", "flock", "haproxy", "ip", "losetup", "mkfs.ext4", "mount", "nft", "nginx",
            "nsenter", "setsid", "systemd-nspawn", "tc", "unshare");

    @TempDir
    Path root;

    @BeforeEach
    void makeAHostThatHasAll() throws IOException {
        write("proc/self/status", "Name:\tjava\nUid:\t0\t0\t0\t0\n");
        write("proc/filesystems", "nodev\tproc\n\text4\nnodev\toverlay\n");
        write("proc/sys/kernel/osrelease", "6.1.0\n");
        for (var device : List.of("loop-control", "fuse", "kmsg")) {
            write("dev/" + device, "");
        }
        for (var program : PROGRAMS) {
            write("bin/" + program, "#!/bin/sh\n");
            assertThat(root.resolve("bin/" + program).toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void nothingIsMissingOnAHostThatHasAll() {
        assertThat(requirements().missing()).isEmpty();
    }

    @Test
    void missingProgramsAreNamedWithTheirPackagesInOneMessage() throws IOException {
        Files.delete(root.resolve("bin/haproxy"));
        Files.delete(root.resolve("bin/dnsmasq"));

        assertThat(requirements().missing())
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("missing: dnsmasq haproxy")
                        .contains("apt-get install --no-install-recommends dnsmasq-base haproxy"));
    }

    @Test
    void whoIsNotRootIsTold() throws IOException {
        write("proc/self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\n");

        assertThat(requirements().missing()).hasValueSatisfying(message -> assertThat(message).contains("as root"));
    }

    @Test
    void partOfTheKernelIsMissedUnlessItCanBeLoaded() throws IOException {
        write("proc/filesystems", "nodev\tproc\n\text4\n");
        Files.delete(root.resolve("dev/fuse"));
        assertThat(requirements().missing())
                .hasValueSatisfying(message -> assertThat(message).contains("file system overlay, /dev/fuse"));

        write("lib/modules/6.1.0/modules.dep", "kernel/fs/overlayfs/overlay.ko:\n");
        assertThat(requirements().missing())
                .hasValueSatisfying(message -> assertThat(message).contains("/dev/fuse").doesNotContain("overlay"));
    }

    @Test
    void hostsSizeIsReadOffTheKernel() throws IOException {
        write("proc/sys/kernel/hostname", "rack-1\n");
        write("proc/cpuinfo", "processor : 0\ncpu MHz\t\t: 2899.998\n");
        write("proc/meminfo", "MemTotal:       24679424 kB\n");

        var host = new HostFacts(root.resolve("proc")).host("198.18.100.1");

        assertThat(host.name()).isEqualTo("rack-1");
        assertThat(host.arch()).isIn("x86_64", "aarch64");
        assertThat(host.cpuMhz()).isEqualTo(2899);
        assertThat(host.memoryMib()).isEqualTo(24_101);
        assertThat(host.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    private HostRequirements requirements() {
        return new HostRequirements(List.of(root.resolve("bin")), root.resolve("proc"), root);
    }

    private void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
