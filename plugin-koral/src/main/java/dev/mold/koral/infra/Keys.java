package dev.mold.koral.infra;

/** Generates secrets from a cryptographic random source; nothing is derived from a name or a uuid. */
public interface Keys {
    /** An ed25519 key pair in OpenSSH format. */
    SshKey sshKey(String comment);

    /** A bootstrap token in kubeadm's format: 6 and 16 characters of {@code [a-z0-9]} with a dot between. */
    String bootstrapToken();

    /** A key to encrypt uploaded control-plane certificates: 32 bytes as 64 hex digits. */
    String certificateKey();

    /** kubeadm's hash of the CA in a kubeconfig: {@code sha256:} and 64 hex digits over its public key. */
    String caHash(String kubeconfig);

    /** @param privateKey in OpenSSH format, with line ends; @param publicKey {@code ssh-ed25519 AAAA… comment} */
    record SshKey(String privateKey, String publicKey) {
        @Override
        public String toString() {
            return publicKey;
        }
    }
}
