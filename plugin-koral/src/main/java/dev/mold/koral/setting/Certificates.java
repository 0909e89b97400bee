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

/** Certificates as an operator writes them into a setting. */
final class Certificates {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Certificates() {}

    /**
     * Reads X.509 certificates in PEM, also with text around them.
     *
     * @return the same certificates in PEM and nothing else; empty if the text is blank
     * @throws ApiException (431) if there is anything in it that looks like PEM and is no certificate, or no
     *     certificate at all
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
