package dev.mold.koral.setting;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;

/** Validates certificates in a setting. */
final class Certificates {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Certificates() {}

    /**
     * Parses X.509 certificates in PEM; text around them is ignored.
     *
     * @return the same certificates in PEM and nothing else; empty if the text is blank
     * @throws ApiException (431) if it has PEM data that is not a certificate, or no certificate at all
     */
    static String canonical(String text, String key) {
        if (text.isBlank()) {
            return "";
        }
        try {
            var pem = new StringBuilder();
            for (var certificate : read(text)) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(LINES.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            if (pem.isEmpty()) {
                throw ApiException.invalid(refusal(key));
            }
            return pem.toString();
        } catch (CertificateException e) {
            throw new ApiException(Errors.INVALID_PARAMETER, refusal(key), e);
        }
    }

    private static Collection<? extends Certificate> read(String text) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refusal(String key) {
        return "Invalid value for setting " + key + ": one or more X.509 certificates in PEM are needed, or nothing";
    }
}
