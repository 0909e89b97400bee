package dev.mold.server.compute.simulator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of the user data that simulated machines use: the SSH keys of a {@code #cloud-config}. Supported are values
 * on one line, plain or quoted, block values ({@code key: |}) and lists of {@code - }. Anything else is ignored, since
 * a machine with invalid user data boots as well.
 *
 * @param hostKey private ed25519 host key in OpenSSH's form, from {@code ssh_keys}
 * @param authorizedKeys of every {@code ssh_authorized_keys}
 */
public record CloudConfig(Optional<String> hostKey, List<String> authorizedKeys) {
    private static final String HEADER = "#cloud-config";
    private static final Pattern ENTRY = Pattern.compile("(?<indent> *)(?:- +)?(?<key>[\\w-]+):(?: +(?<value>.*))?");
    private static final Pattern ITEM = Pattern.compile(" *- +(?<value>.*)");

    public CloudConfig {
        authorizedKeys = List.copyOf(authorizedKeys);
    }

    /** Parses user data; empty if it is not a cloud-config. */
    public static CloudConfig of(String userData) {
        var lines = userData.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            return new CloudConfig(Optional.empty(), List.of());
        }
        Optional<String> hostKey = Optional.empty();
        var authorized = new ArrayList<String>();
        for (var at = 1; at < lines.size(); at++) {
            var entry = ENTRY.matcher(lines.get(at));
            if (!entry.matches()) {
                continue;
            }
            if (entry.group("key").equals("ed25519_private")) {
                var value = entry.group("value");
                var text = value == null || value.strip().matches("[|>][-+]?")
                        ? block(lines, at + 1, entry.group("indent").length())
                        : YamlScalar.read(value);
                hostKey = Optional.of(text).filter(key -> key.contains("PRIVATE KEY"));
            } else if (entry.group("key").equals("ssh_authorized_keys")) {
                authorized.addAll(items(lines, at + 1));
            }
        }
        return new CloudConfig(hostKey, authorized);
    }

    private static String block(List<String> lines, int from, int indent) {
        var text = new StringBuilder();
        for (var line : lines.subList(from, lines.size())) {
            if (!line.isBlank() && line.length() - line.stripLeading().length() <= indent) {
                break;
            }
            text.append(line.strip()).append('\n');
        }
        return text.toString();
    }

    private static List<String> items(List<String> lines, int from) {
        var items = new ArrayList<String>();
        for (var line : lines.subList(from, lines.size())) {
            var item = ITEM.matcher(line);
            if (!item.matches() || ENTRY.matcher(line).matches()) {
                break;
            }
            items.add(YamlScalar.read(item.group("value")));
        }
        return items;
    }
}
