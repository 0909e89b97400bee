package dev.mold.server.compute.machine.net;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens the host's packet filter for the public bridge. If the filter drops forwarded packets by default, as with
 * Docker, ufw and many hand-written ones, no rule in another table can accept them. So traffic from and to the public
 * bridge is accepted in those chains; the routers filter it themselves.
 */
final class HostFilter {
    private static final Pattern TABLE = Pattern.compile("table ((?:ip|inet) \\S+) \\{");
    private static final Pattern ANY_TABLE = Pattern.compile("table .*");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern HOOK = Pattern.compile("type filter hook forward .*policy (accept|drop);");
    private static final List<String> DIRECTIONS = List.of("iifname", "oifname");

    private final NetTools tools;
    private final String bridge;
    private final String mark;
    private final Pattern own;

    /** A chain in the forward hook; its name such as {@code ip filter FORWARD}. */
    private record Forwarding(String name, boolean dropping) {}

    /** @param bridge the public bridge; @param mark comment that identifies our rules */
    HostFilter(NetTools tools, String bridge, String mark) {
        this.tools = tools;
        this.bridge = bridge;
        this.mark = mark;
        own = Pattern.compile("comment \"" + Pattern.quote(mark) + "\" # handle (\\d+)");
    }

    /** Whether the bridge's packets are accepted. */
    boolean isOpen() {
        return chains().filter(Forwarding::dropping).allMatch(this::letsThrough);
    }

    /** Adds the rules where the packets are not already accepted. */
    void open() {
        chains().filter(Forwarding::dropping).filter(chain -> !letsThrough(chain)).forEach(chain -> {
            var lines = deletions(chain);
            DIRECTIONS.forEach(direction -> lines.add("insert rule " + chain.name() + " " + direction + " \"" + bridge
                    + "\" accept comment \"" + mark + "\""));
            change(lines);
        });
    }

    /** Removes the rules, whether or not they are still needed. */
    void close() {
        chains().map(this::deletions).filter(lines -> !lines.isEmpty()).forEach(this::change);
    }

    private boolean letsThrough(Forwarding chain) {
        return handles(chain).size() == DIRECTIONS.size();
    }

    private List<String> deletions(Forwarding chain) {
        return new ArrayList<>(handles(chain).stream()
                .map(handle -> "delete rule " + chain.name() + " handle " + handle)
                .toList());
    }

    private List<String> handles(Forwarding chain) {
        var words = Stream.concat(Stream.of("nft", "--handle", "list", "chain"), Stream.of(chain.name().split(" ")));
        return own.matcher(tools.host().run(words.toArray(String[]::new)))
                .results()
                .map(rule -> rule.group(1))
                .toList();
    }

    /** Listed without rules, of which there may be very many. */
    private Stream<Forwarding> chains() {
        var found = Stream.<Forwarding>builder();
        var table = "";
        var chain = "";
        for (var line : tools.host().run("nft", "list", "chains").lines().map(String::strip).toList()) {
            if (ANY_TABLE.matcher(line).matches()) {
                var name = TABLE.matcher(line);
                table = name.matches() ? name.group(1) : "";
            }
            var name = CHAIN.matcher(line);
            if (name.matches()) {
                chain = name.group(1);
            }
            var hook = HOOK.matcher(line);
            if (hook.matches() && !table.isEmpty()) {
                found.add(new Forwarding(table + " " + chain, hook.group(1).equals("drop")));
            }
        }
        return found.build();
    }

    private void change(List<String> lines) {
        tools.host().feed(String.join("\n", lines) + "\n", "nft", "-f", "-");
    }
}
