package dev.mold.server.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class UserDataTest {
    @Test
    void textComesBackAsItWas() {
        assertThat(UserData.decode(UserData.encode("#cloud-config\nname: 가나다\n"), 100))
                .isEqualTo("#cloud-config\nname: 가나다\n");
    }

    @Test
    void linesOfBase64AreJoined() {
        assertThat(UserData.decode("aGVs\nbG8=\n", 100)).isEqualTo("hello");
    }

    @Test
    void zippedTextIsUnpacked() throws IOException {
        assertThat(UserData.decode(zipped("hello"), 5)).isEqualTo("hello");
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        assertThatThrownBy(() -> UserData.decode(zipped("x".repeat(100_000)), 1000))
                .hasMessageContaining("exceeded its maximum length of 1000 bytes");
    }

    @Test
    void whatIsNoBase64IsRefused() {
        assertThatThrownBy(() -> UserData.decode("%%%", 100)).hasMessageContaining("not well-formed base64");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatThrownBy(() -> UserData.decode(UserData.encode("123456"), 5)).hasMessageContaining("5 bytes");
    }

    @Test
    void whatIsNoTextIsRefused() {
        var bytes = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> UserData.decode(bytes, 5)).hasMessageContaining("neither UTF-8 text");
    }

    private static String zipped(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
