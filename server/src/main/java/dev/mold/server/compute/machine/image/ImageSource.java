package dev.mold.server.compute.machine.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Opens the URL of an image: http, https, or a file of this host. */
final class ImageSource {
    private static final Set<String> SCHEMES = Set.of("http", "https", "file");
    private static final int MAX_REDIRECTS = 5;

    private final Duration timeout;

    /** @param timeout how long a server may be silent before it times out */
    ImageSource(Duration timeout) {
        this.timeout = timeout;
    }

    /** An open URL. {@code bytes} is the content length, or -1 if the server does not send it. */
    record Opened(InputStream content, long bytes) {}

    /** @throws IllegalArgumentException with a reason if the URL cannot be opened */
    static URI parse(String url) {
        try {
            var uri = new URI(url);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme) || !scheme.equals("file") && uri.getHost() == null) {
                throw new IllegalArgumentException("Not an http or https address: " + url);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a well-formed address: " + url, e);
        }
    }

    Opened open(URI address) throws IOException {
        var next = address;
        for (var hop = 0; hop <= MAX_REDIRECTS; hop++) {
            var connection = next.toURL().openConnection();
            connection.setConnectTimeout(millis());
            connection.setReadTimeout(millis());
            if (!(connection instanceof HttpURLConnection)) {
                return opened(connection);
            }
            var http = (HttpURLConnection) connection;
            http.setInstanceFollowRedirects(false);
            var status = http.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return opened(http);
            }
            var location = http.getHeaderField("Location");
            http.disconnect();
            if (status / 100 != 3 || location == null) {
                throw new IOException("the server answers " + status);
            }
            next = redirected(next, location);
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects");
    }

    /** A server must not redirect to files of this host. */
    private static URI redirected(URI from, String location) throws IOException {
        try {
            var to = parse(from.resolve(location).toString());
            if (to.getScheme().equalsIgnoreCase("file")) {
                throw new IOException("redirected to " + to);
            }
            return to;
        } catch (IllegalArgumentException e) {
            throw new IOException("redirected to " + location, e);
        }
    }

    private static Opened opened(URLConnection connection) throws IOException {
        return new Opened(connection.getInputStream(), connection.getContentLengthLong());
    }

    private int millis() {
        return Math.toIntExact(timeout.toMillis());
    }
}
