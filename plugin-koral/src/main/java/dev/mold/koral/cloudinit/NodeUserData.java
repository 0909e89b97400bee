package dev.mold.koral.cloudinit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The user data of a node. It holds one secret, the node's first SSH host key. Every process on the node can read it,
 * so the node generates another key after the first login. Everything else a node needs comes over SSH.
 *
 * @param hostName the node's name
 * @param hostPrivateKey ed25519, in OpenSSH format
 * @param hostPublicKey {@code ssh-ed25519 AAAA…}
 * @param authorizedKeys public keys that may log in as {@link #USER}; the cluster's own, and the owner's if there is
 *     one
 */
public record NodeUserData(
        String hostName, String hostPrivateKey, String hostPublicKey, List<String> authorizedKeys) {
    /** The login user: has no password and may use sudo without one. */
    public static final String USER = "cloud";

    public NodeUserData {
        authorizedKeys = List.copyOf(authorizedKeys);
        if (hostName.isBlank() || authorizedKeys.isEmpty()) {
            throw new IllegalArgumentException("A node needs a name and a key to log in with");
        }
    }

    /** The cloud-config: YAML with the first line {@code #cloud-config}. Not Base64-encoded. */
    public String render() {
        return """
                #cloud-config
                hostname: %s
                preserve_hostname: false
                manage_etc_hosts: true
                # Minimal images have no locales to choose from.
                locale: false
                disable_root: true
                ssh_pwauth: false
                # All nodes share the keys of the image: replaced by the node's own.
                ssh_deletekeys: true
                ssh_keys:
                  ed25519_private: |
                %s
                  ed25519_public: %s
                users:
                  - name: %s
                    shell: /bin/bash
                    lock_passwd: true
                    sudo: "ALL=(ALL) NOPASSWD:ALL"
                    ssh_authorized_keys:
                %s
                """
                .formatted(
                        YamlText.quote(hostName),
                        YamlText.block(hostPrivateKey, 4),
                        YamlText.quote(hostPublicKey),
                        USER,
                        authorizedKeys.stream()
                                .map(key -> "      - " + YamlText.quote(key.strip()))
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return "user data of " + hostName;
    }
}
