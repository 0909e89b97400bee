package dev.mold.server.compute.machine.net;

import static java.util.stream.Collectors.joining;

import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Firewall openings as rules; those that differ only in their ports are merged. */
final class Openings {
    private Openings() {}

    private record Who(String address, String protocol, List<Ipv4Prefix> sources) {}

    private record Ports(int first, int last) {
        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    /** @param verdict the verdict for matching packets */
    static List<String> rules(List<Opening> openings, String verdict) {
        var ports = new LinkedHashMap<Who, List<Ports>>();
        for (var opening : openings) {
            if (!opening.sources().isEmpty()) {
                var who = new Who(
                        opening.address(),
                        opening.protocol().toLowerCase(Locale.ROOT),
                        Cidrs.outermost(opening.sources()));
                ports.computeIfAbsent(who, unused -> new ArrayList<>())
                        .add(new Ports(opening.startPort(), opening.endPort()));
            }
        }
        return ports.entrySet().stream().map(entry -> rule(entry) + verdict).toList();
    }

    private static String rule(Map.Entry<Who, List<Ports>> entry) {
        var who = entry.getKey();
        var rule = new StringBuilder();
        if (!who.address().isEmpty()) {
            rule.append("ct original ip daddr ").append(who.address()).append(' ');
        }
        if (!who.protocol().equals("all")) {
            rule.append("meta l4proto ").append(who.protocol()).append(' ');
        }
        if (who.protocol().equals("tcp") || who.protocol().equals("udp")) {
            rule.append("ct original proto-dst ").append(braces(joined(entry.getValue()))).append(' ');
        }
        if (who.sources().stream().noneMatch(range -> range.prefix() == 0)) {
            rule.append("ct original ip saddr ")
                    .append(braces(who.sources().stream().map(Cidrs::text).toList()))
                    .append(' ');
        }
        return rule.toString();
    }

    /** The same ports as ascending ranges that do not touch, as required by nftables sets. */
    private static List<Ports> joined(List<Ports> ports) {
        var joined = new ArrayList<Ports>();
        for (var next : ports.stream().sorted((a, b) -> Integer.compare(a.first(), b.first())).toList()) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && next.first() <= last.last() + 1) {
                joined.set(joined.size() - 1, new Ports(last.first(), Math.max(last.last(), next.last())));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static String braces(List<?> elements) {
        return elements.stream().map(Object::toString).collect(joining(", ", "{ ", " }"));
    }
}
