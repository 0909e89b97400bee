package dev.mold.server.platform;

import java.util.List;

/** The addresses of private networks: RFC 1918's, and RFC 6598's that providers share. */
public final class PrivateAddresses {
    private static final List<Block> BLOCKS = List.of(
            Block.of("10.0.0.0", 8), Block.of("172.16.0.0", 12), Block.of("192.168.0.0", 16), Block.of("100.64.0.0", 10));

    private PrivateAddresses() {}

    /**
     * Whether a block of addresses is private as a whole.
     *
     * @param base one of its addresses as a number of 32 bits
     * @param prefix how many leading bits its addresses share, 0 to 32
     */
    public static boolean contain(long base, int prefix) {
        return BLOCKS.stream()
                .anyMatch(block -> block.prefix <= prefix && (base & Ipv4.mask(block.prefix)) == block.base);
    }

    private record Block(long base, int prefix) {
        static Block of(String address, int prefix) {
            return new Block(Ipv4.parse(address, "private block"), prefix);
        }
    }
}
