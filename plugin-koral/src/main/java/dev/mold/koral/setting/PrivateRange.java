package dev.mold.koral.setting;

import dev.mold.api.config.SettingValues;
import java.util.List;

/** Validates private address ranges in settings. */
final class PrivateRange {
    private static final List<AddressBlock> PRIVATE = List.of(
            AddressBlock.parse("10.0.0.0/8"),
            AddressBlock.parse("172.16.0.0/12"),
            AddressBlock.parse("192.168.0.0/16"),
            AddressBlock.parse("100.64.0.0/10"));

    private PrivateRange() {}

    /** Accepts private CIDRs with a prefix length within bounds, inclusive. */
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
