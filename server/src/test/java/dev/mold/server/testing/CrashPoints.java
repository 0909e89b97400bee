package dev.mold.server.testing;

import dev.mold.server.job.flow.EngineProbe;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Halts the JVM where the system property {@code mold.crash.at} or the environment variable {@code MOLD_CRASH_AT} says,
 * as a power cut would: {@code flow/step/POINT}, with {@code #n} for the n-th time it comes by. A {@code *} stands for
 * any flow or step. Pass it to a server as a further configuration class.
 */
@Configuration(proxyBeanMethods = false)
public class CrashPoints {
    /** Exit status of a server that was halted here. */
    public static final int HALTED = 137;

    @Bean
    EngineProbe crashPoint() {
        return Optional.ofNullable(System.getProperty("mold.crash.at", System.getenv("MOLD_CRASH_AT")))
                .map(CrashPoints::at)
                .orElse(EngineProbe.NONE);
    }

    /** @param place {@code flow/step/POINT} or {@code flow/step/POINT#n} */
    static EngineProbe at(String place) {
        var counted = place.split("#", 2);
        var parts = counted[0].split("/", 3);
        var point = EngineProbe.Point.valueOf(parts[2]);
        var left = new AtomicInteger(counted.length == 2 ? Integer.parseInt(counted[1]) : 1);
        return (operation, flow, step, where) -> {
            if (where == point && meant(parts[0], flow) && meant(parts[1], step) && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(HALTED);
            }
        };
    }

    private static boolean meant(String wanted, String name) {
        return wanted.equals("*") || wanted.equals(name);
    }
}
