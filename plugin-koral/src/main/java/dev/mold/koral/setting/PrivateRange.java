package dev.mold.koral.setting;

import dev.mold.api.config.SettingValues;
import java.util.List;

/** Private address ranges as an operator writes them into a setting. */
final class PrivateRange {
    private static final List<AddressBlock> PRIVATE = List.of(
            AddressBlock.parse("10.0.0.0/8"),
            AddressBlock.parse("172.16.0.0/12"),
            AddressBlock.parse("192.168.0.0/16"),
            AddressBlock.parse("100.64.0.0/10"));

    private PrivateRange() {}

    /** Private CIDRs with a prefix within bounds, both included. */
    static SettingValues<String> values(int widest, int narrowest) {
        return new SettingValues<>(
                text -> {
                    var block = AddressBlock.parse(text);
                    if (block.prefix() < widest || block.prefix() > narrowest || !isPrivate(block)) {
                        throw new IllegalArgumentException("out of bounds");
                    }
                    return text;
                },
                "a private IPv4 CIDR from /" + widest + " to /" + narrowest);
    }

    private static boolean isPrivate(AddressBlock block) {
        return PRIVATE.stream().anyMatch(range -> range.contains(block));
    }
}
