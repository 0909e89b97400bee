package dev.mold.server.compute.simulator.kube;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A cluster's certificate authority, with EC P-256 keys. */
final class ClusterCertificates {
    /** Validity before and after the simulated now: clients check with their own clock, which may differ. */
    private static final int YEARS = 10;

    private static final String PEM = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n";

    private final SecureRandom random;
    private final PrivateKey caKey;
    private final X509Certificate ca;

    /** A certificate with its private key. */
    record Identity(PrivateKey key, X509Certificate certificate) {
        String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        String certificatePem() throws GeneralSecurityException {
            return pem("CERTIFICATE", certificate.getEncoded());
        }
    }

    private ClusterCertificates(PrivateKey caKey, X509Certificate ca, SecureRandom random) {
        this.caKey = caKey;
        this.ca = ca;
        this.random = random;
    }

    /** Creates a new certificate authority. */
    static ClusterCertificates create(Instant now, SecureRandom random) throws GeneralSecurityException {
        var keys = newKeys(random);
        var name = new X500Name("CN=kubernetes");
        try {
            var builder = builder(name, name, keys, now, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
            return new ClusterCertificates(keys.getPrivate(), sign(builder, keys.getPrivate()), random);
        } catch (CertIOException e) {
            throw new GeneralSecurityException("Unable to encode a certificate", e);
        }
    }

    /** Restores a certificate authority from PEM. */
    static ClusterCertificates of(String keyPem, String certificatePem, SecureRandom random)
            throws GeneralSecurityException {
        var key = Base64.getMimeDecoder().decode(keyPem.replaceAll("-----[^-]+-----", ""));
        return new ClusterCertificates(
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                certificatePem.getBytes(StandardCharsets.US_ASCII))),
                random);
    }

    X509Certificate authority() {
        return ca;
    }

    String keyPem() {
        return pem("PRIVATE KEY", caKey.getEncoded());
    }

    String certificatePem() throws GeneralSecurityException {
        return pem("CERTIFICATE", ca.getEncoded());
    }

    /** The hash of the CA's public key as printed by kubeadm: {@code sha256:} and hex digits. */
    String publicKeyHash() throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(ca.getPublicKey().getEncoded());
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    /** Issues a client certificate. @param subject such as {@code O=system:masters,CN=kubernetes-admin} */
    Identity client(String subject, Instant now) throws GeneralSecurityException {
        return issue(subject, KeyPurposeId.id_kp_clientAuth, null, now);
    }

    /** Issues a server certificate. @param hosts names and IPv4 addresses of the API server */
    Identity server(Collection<String> hosts, Instant now) throws GeneralSecurityException {
        var names = hosts.stream()
                .map(host -> new GeneralName(
                        host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        return issue("CN=kube-apiserver", KeyPurposeId.id_kp_serverAuth, new GeneralNames(names), now);
    }

    private Identity issue(String subject, KeyPurposeId purpose, GeneralNames names, Instant now)
            throws GeneralSecurityException {
        var keys = newKeys(random);
        try {
            var issuer = new X500Name("CN=kubernetes");
            var builder = builder(issuer, new X500Name(subject), keys, now, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return new Identity(keys.getPrivate(), sign(builder, caKey));
        } catch (CertIOException e) {
            throw new GeneralSecurityException("Unable to encode a certificate", e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Instant now, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, random),
                Date.from(now.minus(YEARS * 365L, ChronoUnit.DAYS)),
                Date.from(now.plus(YEARS * 365L, ChronoUnit.DAYS)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("Unable to sign a certificate", e);
        }
    }

    private static KeyPair newKeys(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static String pem(String label, byte[] content) {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return String.format(PEM, label, encoder.encodeToString(content));
    }
}
