package dev.mold.koral.infra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA for one test, with RSA keys in kubeadm's format. */
public final class TestAuthority {
    private static final char[] NO_PASSWORD = new char[0];
    private static final String NAME = "CN=kubernetes";

    private final KeyPair keys;
    private final X509Certificate certificate;

    public TestAuthority() {
        keys = newKeys();
        certificate = issue(NAME, keys, true);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String certificatePem() {
        return pem("CERTIFICATE", encoded(certificate));
    }

    /** An admin's kubeconfig for a server. */
    public String kubeconfig(String server) {
        return """
                apiVersion: v1
                kind: Config
                current-context: kubernetes-admin@kubernetes
                clusters:
                - name: kubernetes
                  cluster:
                    certificate-authority-data: %s
                    server: %s
                contexts:
                - name: kubernetes-admin@kubernetes
                  context: {cluster: kubernetes, user: kubernetes-admin}
                preferences: {}
                users:
                - name: kubernetes-admin
                  user:
                %s
                """
                .formatted(base64(certificatePem()), server, client());
    }

    private String client() {
        var client = newKeys();
        var certificatePem = pem("CERTIFICATE", encoded(issue("O=system:masters,CN=kubernetes-admin", client, false)));
        return "    client-certificate-data: " + base64(certificatePem)
                + "\n    client-key-data: " + base64(pem("RSA PRIVATE KEY", pkcs1(client)));
    }

    /** The TLS context of a server at 127.0.0.1 that requires client certificates of this CA. */
    public SSLContext serverTls() {
        try {
            var server = newKeys();
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var chain = new X509Certificate[] {issue("CN=kube-apiserver", server, false)};
            store.setKeyEntry("server", server.getPrivate(), NO_PASSWORD, chain);
            store.setCertificateEntry("ca", certificate);
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store, NO_PASSWORD);
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            var tls = SSLContext.getInstance("TLS");
            tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate issue(String subject, KeyPair subjectKeys, boolean authority) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(NAME),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(1, ChronoUnit.HOURS)),
                    Date.from(now.plus(1, ChronoUnit.HOURS)),
                    new X500Name(subject),
                    subjectKeys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            var address = new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
            builder.addExtension(Extension.subjectAlternativeName, false, address);
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pkcs1(KeyPair pair) {
        try {
            var out = new ByteArrayOutputStream();
            out.writeBytes(PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
                    .parsePrivateKey()
                    .toASN1Primitive()
                    .getEncoded());
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
