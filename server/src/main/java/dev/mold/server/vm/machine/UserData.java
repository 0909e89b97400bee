package dev.mold.server.vm.machine;

import dev.mold.api.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Converts user data between base64, as on the wire, and text, as in the machine. */
public final class UserData {
    /** Upper limit of the setting, in bytes after decoding. */
    public static final int MAX_BYTES = 1 << 20;

    /**
     * Maximum number of base64 characters that a command accepts, as in CloudStack: text over 768 KiB must be
     * compressed.
     */
    public static final int MAX_CHARACTERS = 1 << 20;

    private UserData() {}

    /**
     * @param base64 as a client sent it; gzip content is decompressed
     * @param mostBytes maximum size in bytes after decoding
     * @throws ApiException INVALID_PARAMETER if it is not base64, too long, or not text
     */
    public static String decode(String base64, long mostBytes) {
        var bytes = unpack(bytes(base64), mostBytes);
        if (bytes.length > mostBytes) {
            throw tooLong(mostBytes);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ApiException.invalid("User data is neither UTF-8 text nor such text compressed by gzip");
        }
    }

    /** Encodes text for the wire. */
    public static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("User data is not well-formed base64");
        }
    }

    private static byte[] unpack(byte[] bytes, long mostBytes) {
        var zipped = bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
        if (!zipped) {
            return bytes;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            // one byte over the limit is enough to detect that it is too long
            return in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8));
        } catch (IOException e) {
            throw ApiException.invalid("User data looks compressed by gzip but cannot be unpacked");
        }
    }

    private static ApiException tooLong(long mostBytes) {
        return ApiException.invalid("User data has exceeded its maximum length of " + mostBytes + " bytes");
    }
}
