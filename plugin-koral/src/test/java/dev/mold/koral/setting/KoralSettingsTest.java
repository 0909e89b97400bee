package dev.mold.koral.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.koral.infra.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoralSettingsTest {
    private static final String ONE = new TestAuthority().certificatePem();
    private static final String OTHER = new TestAuthority().certificatePem();

    @Test
    void certificatesAreTakenInAnyNumberAndWithTextAroundThem() {
        assertThat(KoralSettings.REGISTRY_CA.parse("  \n")).isEmpty();
        assertThat(KoralSettings.REGISTRY_CA.parse(ONE)).isEqualTo(ONE);
        assertThat(KoralSettings.REGISTRY_CA.parse("our own\n" + ONE.replace("\n", "\r\n") + "\nthe next one\n" + OTHER))
                .isEqualTo(ONE + OTHER);
    }

    @Test
    void aCertificateThatIsCutOffIsRefused() {
        assertRefused(ONE.substring(0, ONE.length() / 2));
        assertRefused(ONE + OTHER.substring(0, OTHER.length() / 2));
        assertRefused(ONE.replaceFirst("MII[A-Za-z0-9+/]{8}", "MIIAAAAAAAA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense",
        "/etc/ssl/ca.crt",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----"
    })
    void whatIsNoCertificateIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void aKeyBesideACertificateIsRefused() {
        assertRefused(ONE + "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n");
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> KoralSettings.REGISTRY_CA.parse(text))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code().wireCode()).isEqualTo(431))
                .hasMessage("Invalid value for setting cloud.kubernetes.registry.ca.certificate: one or more X.509"
                        + " certificates in PEM are needed, or nothing");
    }
}
