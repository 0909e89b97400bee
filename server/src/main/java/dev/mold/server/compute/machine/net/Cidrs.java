package dev.mold.server.compute.machine.net;

import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.Collection;
import java.util.List;

/** Calculations with CIDRs. */
final class Cidrs {
    private Cidrs() {}

    /** The CIDR in text form, such as {@code 10.0.0.0/8}. */
    static String text(Ipv4Prefix range) {
        return range.address(0) + "/" + range.prefix();
    }

    /** Whether two ranges share an address; if so, one CIDR contains the other. */
    static boolean overlap(Ipv4Prefix one, Ipv4Prefix other) {
        return one.contains(other.address(0)) || other.contains(one.address(0));
    }

    /** The same addresses in as few of these CIDRs as possible, in order: without those contained in another one. */
    static List<Ipv4Prefix> outermost(Collection<String> cidrs) {
        var ranges = cidrs.stream().map(Ipv4Prefix::parse).distinct().toList();
        return ranges.stream()
                .filter(range -> ranges.stream()
                        .noneMatch(other -> other.prefix() < range.prefix() && other.contains(range.address(0))))
                .sorted((one, other) -> Long.compare(one.base(), other.base()))
                .toList();
    }
}
