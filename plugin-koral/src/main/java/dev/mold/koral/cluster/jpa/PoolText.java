package dev.mold.koral.cluster.jpa;

import dev.mold.koral.node.Taint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Labels and taints as text, one per line, in kubectl's syntax: {@code key=value} and {@code key=value:Effect}. */
final class PoolText {
    private PoolText() {}

    static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, String> labels(String text) {
        return text.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    static String taints(List<Taint> taints) {
        return taints.stream()
                .map(taint -> taint.key() + "=" + taint.value() + ":" + taint.effect().wireName())
                .collect(Collectors.joining("\n"));
    }

    static List<Taint> taints(String text) {
        return text.lines().map(PoolText::taint).toList();
    }

    private static Taint taint(String line) {
        var equals = line.indexOf('=');
        var colon = line.lastIndexOf(':');
        var effect = Arrays.stream(Taint.Effect.values())
                .filter(each -> each.wireName().equals(line.substring(colon + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("stored taint with an unknown effect: " + line));
        return new Taint(line.substring(0, equals), line.substring(equals + 1, colon), effect);
    }
}
