package dev.mold.koral.docs;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The imports of each package, ordered by name. */
record ImportGraph(SortedMap<String, TreeSet<String>> asMap) {

    /** The transitive reduction of the graph, which must be acyclic. */
    ImportGraph withoutWhatFollows() {
        var rest = new TreeMap<String, TreeSet<String>>();
        asMap.forEach((from, to) -> {
            var kept = new TreeSet<>(to);
            kept.removeIf(one -> to.stream().anyMatch(other -> !other.equals(one) && leads(other, one)));
            rest.put(from, kept);
        });
        return new ImportGraph(rest);
    }

    private boolean leads(String from, String to) {
        return leads(from, to, new HashSet<>());
    }

    private boolean leads(String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        return seen.add(from)
                && asMap.getOrDefault(from, new TreeSet<>()).stream().anyMatch(next -> leads(next, to, seen));
    }
}
