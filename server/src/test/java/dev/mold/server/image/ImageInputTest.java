package dev.mold.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInputTest {
    private static final String HEX = "0123456789abcdefABCDEF";

    @ParameterizedTest
    @CsvSource({
        "https://images.example/a.iso, ISO",
        "HTTP://images.example:8080/x/A.ISO, ISO",
        "https://images.example/a.iso?token=1, ISO",
        "http://[::1]/a.iso, ISO",
        "https://images.example/a.qcow2, QCOW2",
        "https://images.example/a.qcow2.xz, QCOW2",
        "https://images.example/a.vhd.zip, VHD",
        "https://images.example/a.img.gz, RAW",
        "https://images.example/a.tar.gz, TAR",
        "https://images.example/a.ova, OVA"
    })
    void plainAddressesOfTheRightKindOfFileAreFine(String url, String format) {
        assertThatCode(() -> ImageUrls.check(url, format)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.iso",
                "/a.iso",
                "file:///etc/a.iso",
                "ftp://images.example/a.iso",
                "https:///a.iso",
                "https://user:secret@images.example/a.iso",
                "https://images.example/a.iso.gz",
                "https://images.example/a.qcow2",
                "https://images.example/.iso",
                "https://images.example/",
                "https://images.example:0/a.iso",
                "https://images.example:99999/a.iso",
                "https://images.example/a b.iso",
                "https://images.example/a\r\nHost: evil/a.iso",
                "https://images.example/\u0000a.iso",
                "https://images.example/쿠버.iso",
                "https://images.example/%zz.iso",
                "mailto:someone@images.example"
            })
    void everyOtherAddressIsRefused(String url) {
        assertThatThrownBy(() -> ImageUrls.check(url, "ISO"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.INVALID_PARAMETER))
                .hasMessageStartingWith("Invalid URL");
    }

    @Test
    void anAddressHasAnEnd() {
        assertThatThrownBy(() -> ImageUrls.check("https://images.example/" + "a".repeat(2048) + ".iso", "ISO"))
                .hasMessageContaining("2048");
    }

    @ParameterizedTest
    @CsvSource({"MD5, 32", "SHA-1, 40", "sha-224, 56", "SHA-256, 64", "SHA-384, 96", "SHA-512, 128"})
    void checksumsNameTheirAlgorithmInBraces(String algorithm, int digits) {
        var hex = HEX.repeat(6).substring(0, digits);
        var checksum = Checksums.parse("{" + algorithm + "}" + hex);
        assertThat(checksum.algorithm()).isEqualTo(algorithm.toUpperCase(Locale.ROOT));
        assertThat(checksum.hex()).isEqualToIgnoringCase(hex).isLowerCase();
    }

    @Test
    void withoutBracesItIsMd5() {
        assertThat(Checksums.parse("d41d8cd98f00b204e9800998ecf8427e").algorithm()).isEqualTo("MD5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{SHA-256}",
                "{SHA-256}xyz",
                "{SHA-256}d41d8cd98f00b204e9800998ecf8427e",
                "{CRC32}abcd",
                "SHA-256:d41d8cd98f00b204e9800998ecf8427e",
                "d41d8cd98f00b204e9800998ecf8427",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "{SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void everyOtherChecksumIsRefused(String text) {
        assertThatThrownBy(() -> Checksums.parse(text))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.INVALID_PARAMETER))
                .hasMessageStartingWith("Invalid checksum");
    }
}
