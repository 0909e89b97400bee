package dev.mold.server.compute.machine.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the kernel remembers of packets that belong together: as the first one came in, and as answers to it do.
 *
 * @param source who sent the first one
 * @param destination where it was sent to
 * @param answerer who is to answer, which is another than the destination if that was translated
 * @param asker who is to be answered, which is another than the source if that was translated
 */
record UdpFlow(End source, End destination, End answerer, End asker) {
    private static final Pattern FORM = Pattern.compile("\\b(src|dst|sport|dport)=(\\S+)");
    private static final int FIELDS = 8;

    /** An address and a port. */
    record End(String ip, int port) {}

    /** Reads a line of conntrack's list of UDP; empty if it is about something else. */
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
