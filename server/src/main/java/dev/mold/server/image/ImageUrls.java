package dev.mold.server.image;

import dev.mold.api.error.ApiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks URLs of images. */
final class ImageUrls {
    private static final int MAX_LENGTH = 2048;
    private static final List<String> PACKINGS = List.of("", ".gz", ".bz2", ".xz", ".zip");

    /** File name extensions, by format. */
    private static final Map<String, List<String>> ENDINGS = Map.of(
            "ISO", List.of(".iso"),
            "QCOW2", List.of(".qcow2", ".img"),
            "RAW", List.of(".raw", ".img"),
            "VHD", List.of(".vhd"),
            "VHDX", List.of(".vhdx"),
            "VMDK", List.of(".vmdk"),
            "OVA", List.of(".ova"),
            "TAR", List.of(".tar", ".tgz"));

    private ImageUrls() {}

    /**
     * @param format upper-case name of a template's format, or {@code ISO}
     * @throws ApiException INVALID_PARAMETER unless it is a plain http or https URL of a file of that format
     */
    static void check(String url, String format) {
        var endings = ENDINGS.get(format);
        if (endings == null) {
            throw ApiException.invalid("Invalid format " + format + "; one of "
                    + ENDINGS.keySet().stream().filter(name -> !name.equals("ISO")).sorted().toList() + " is needed");
        }
        var path = parse(url).getPath();
        var file = path == null ? "" : path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var packings = format.equals("ISO") ? List.of("") : PACKINGS;
        var fits = endings.stream().anyMatch(ending -> packings.stream()
                .map(packing -> ending + packing)
                .anyMatch(end -> file.endsWith(end) && file.length() > end.length()));
        if (!fits) {
            throw ApiException.invalid("Invalid URL: the file is expected to end with one of " + endings
                    + (format.equals("ISO") ? "" : ", packed or not (" + String.join(" ", PACKINGS).trim() + ")"));
        }
    }

    private static URI parse(String url) {
        if (url.length() > MAX_LENGTH) {
            throw ApiException.invalid("Invalid URL: longer than " + MAX_LENGTH + " characters");
        }
        if (!url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw ApiException.invalid(
                    "Invalid URL: only printable ASCII characters are allowed, others percent-encoded");
        }
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme();
            if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
                throw ApiException.invalid("Invalid URL: only http and https are supported");
            }
            if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() > 65_535 || uri.getPort() == 0) {
                throw ApiException.invalid("Invalid URL: it has no host or an invalid port");
            }
            if (uri.getRawUserInfo() != null) {
                throw ApiException.invalid("Invalid URL: user name and password are not allowed in it");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw ApiException.invalid("Invalid URL: " + e.getReason());
        }
    }
}
