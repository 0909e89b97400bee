package dev.mold.server.compute.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudConfigTest {
    @Test
    void keysAreReadFromBlocks() {
        var config = CloudConfig.of(
                """
                #cloud-config
                ssh_keys:
                  ed25519_private: |
                    -----BEGIN OPENSSH PRIVATE KEY-----
                    AAAA
                    -----END OPENSSH PRIVATE KEY-----
                  ed25519_public: ssh-ed25519 AAAA
                ssh_authorized_keys:
                  - ssh-ed25519 BBBB first
                  - 'ssh-ed25519 CCCC second'
                """);

        assertThat(config.hostKey())
                .contains("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
        assertThat(config.authorizedKeys()).containsExactly("ssh-ed25519 BBBB first", "ssh-ed25519 CCCC second");
    }

    @Test
    void keysAreReadFromQuotedLines() {
        var config = CloudConfig.of(
                """
                #cloud-config
                ssh_keys:
                  ed25519_private: "-----BEGIN OPENSSH PRIVATE KEY-----\\nAAAA\\n"
                users:
                  - name: cloud
                    ssh_authorized_keys:
                      - "ssh-ed25519 BBBB \\"first\\" \\U000000E9"
                    shell: /bin/bash
                """);

        assertThat(config.hostKey()).contains("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
        assertThat(config.authorizedKeys()).containsExactly("ssh-ed25519 BBBB \"first\" \u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#!/bin/sh\ned25519_private: |\n  PRIVATE KEY",
                "#cloud-config\n\t{: ]",
                "#cloud-config\ned25519_private: \"\\U7FFFFFFF\"",
                "#cloud-config\ned25519_private:",
                "#cloud-config\nssh_authorized_keys:"
            })
    void whatIsNotUnderstoodIsPassedOver(String userData) {
        var config = CloudConfig.of(userData);

        assertThat(config.hostKey()).isEmpty();
        assertThat(config.authorizedKeys()).isEmpty();
    }
}
