package dev.mold.server.vm.machine;

import dev.mold.api.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** User data on its way between the wire, where it is base64, and the machine, where it is text. */
public final class UserData {
    /** Most bytes that any setting may allow, once decoded. */
    public static final int MAX_BYTES = 1 << 20;

    /** Most characters in base64 that a command takes, as in CloudStack: text beyond 768 KiB has to be compressed. */
    public static final int MAX_CHARACTERS = 1 << 20;

    private UserData() {}

    /**
     * @param base64 as a client sent it; what is compressed by gzip inside is unpacked
     * @param mostBytes most bytes once decoded
     * @throws ApiException INVALID_PARAMETER if it is no base64, too long, or no text
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

    /** As the wire shows it. */
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
            // one byte more than is allowed is enough to see that it is too long
            return in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8));
        } catch (IOException e) {
            throw ApiException.invalid("User data looks compressed by gzip but cannot be unpacked");
        }
    }

    private static ApiException tooLong(long mostBytes) {
        return ApiException.invalid("User data has exceeded its maximum length of " + mostBytes + " bytes");
    }
}
