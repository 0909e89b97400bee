package dev.mold.server.compute.machine.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A UDP flow in the kernel's connection tracking: the original and the reply direction.
 *
 * @param source sender of the first packet
 * @param destination its original destination
 * @param answerer source of replies; differs from the destination if that was translated
 * @param asker destination of replies; differs from the source if that was translated
 */
record UdpFlow(End source, End destination, End answerer, End asker) {
    private static final Pattern FORM = Pattern.compile("\\b(src|dst|sport|dport)=(\\S+)");
    private static final int FIELDS = 8;

    /** An address and a port. */
    record End(String ip, int port) {}

    /** Parses a line of conntrack's UDP list; empty for other lines. */
    static Optional<UdpFlow> parse(String line) {
        var values = new ArrayList<String>();
        var form = FORM.matcher(line);
        while (form.find()) {
            values.add(form.group(2));
        }
        if (!line.startsWith("udp ") || values.size() != FIELDS) {
            return Optional.empty();
        }
        return Optional.of(new UdpFlow(end(values, 0, 2), end(values, 1, 3), end(values, 4, 6), end(values, 5, 7)));
    }

    private static End end(List<String> values, int ip, int port) {
        return new End(values.get(ip), Integer.parseInt(values.get(port)));
    }
}
