package dev.mold.koral.infra.secret;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * OpenSSH's two text forms of an ed25519 key.
 *
 * @param seed the private key's 32 bytes
 * @param point the public key's 32 bytes
 * @param check a random number that OpenSSH stores twice, to know a wrong pass phrase by
 */
record OpenSshKey(byte[] seed, byte[] point, int check, String comment) {
    private static final String TYPE = "ssh-ed25519";
    private static final String MAGIC = "openssh-key-v1\0";
    private static final int BLOCK = 8;
    private static final Base64.Encoder LINES =
            Base64.getMimeEncoder(70, "\n".getBytes(StandardCharsets.US_ASCII));

    /** {@code ssh-ed25519 AAAA… comment}. */
    String publicText() {
        var text = TYPE + " " + Base64.getEncoder().encodeToString(publicBlob());
        return comment.isEmpty() ? text : text + " " + comment;
    }

    /** The file that {@code ssh-keygen} would write, without a pass phrase. */
    String privateText() {
        var file = new Blob()
                .raw(ascii(MAGIC))
                .string(ascii("none"))
                .string(ascii("none"))
                .string(new byte[0])
                .number(1)
                .string(publicBlob())
                .string(privateBlob())
                .bytes();
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + LINES.encodeToString(file)
                + "\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    private byte[] publicBlob() {
        return new Blob().string(ascii(TYPE)).string(point).bytes();
    }

    private byte[] privateBlob() {
        var both = Arrays.copyOf(seed, seed.length + point.length);
        System.arraycopy(point, 0, both, seed.length, point.length);
        var blob = new Blob()
                .number(check)
                .number(check)
                .string(ascii(TYPE))
                .string(point)
                .string(both)
                .string(comment.getBytes(StandardCharsets.UTF_8));
        for (int pad = 1; blob.size() % BLOCK != 0; pad++) {
            blob.raw((byte) pad);
        }
        return blob.bytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return publicText();
    }

    /** SSH's binary notation: numbers of four bytes, strings with their length before them. */
    private static final class Blob {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Blob raw(byte... bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Blob number(int value) {
            return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        }

        Blob string(byte[] bytes) {
            return number(bytes.length).raw(bytes);
        }

        int size() {
            return out.size();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
