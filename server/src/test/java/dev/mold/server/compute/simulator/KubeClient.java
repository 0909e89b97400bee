package dev.mold.server.compute.simulator;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a cluster's API that has nothing but its kubeconfig. */
final class KubeClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final char[] NONE = new char[0];

    private final String server;
    private final X509Certificate authority;
    private final HttpClient http;

    record Answer(int status, JsonNode body) {}

    KubeClient(String kubeconfig, boolean withCertificate) throws Exception {
        server = value(kubeconfig, "server");
        authority = certificate(decoded(kubeconfig, "certificate-authority-data"));
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NONE);
        trusted.setCertificateEntry("ca", authority);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, NONE);
        if (withCertificate) {
            var pem = new String(decoded(kubeconfig, "client-key-data"), StandardCharsets.US_ASCII);
            var key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
            own.setKeyEntry(
                    "admin",
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                    NONE,
                    new Certificate[] {certificate(decoded(kubeconfig, "client-certificate-data"))});
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NONE);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
    }

    String server() {
        return server;
    }

    String caHash() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(authority.getPublicKey().getEncoded());
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    Answer get(String path) throws Exception {
        return send("GET", path, "", "");
    }

    Answer send(String method, String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                answer.statusCode(),
                json ? JSON.readTree(answer.body()) : JSON.getNodeFactory().stringNode(answer.body()));
    }

    private static X509Certificate certificate(byte[] pem) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static byte[] decoded(String kubeconfig, String key) {
        return Base64.getDecoder().decode(value(kubeconfig, key));
    }

    private static String value(String kubeconfig, String key) {
        var line = Pattern.compile("(?m)^ *" + key + ": (.*)$").matcher(kubeconfig);
        if (!line.find()) {
            throw new AssertionError("no " + key);
        }
        return line.group(1);
    }
}
