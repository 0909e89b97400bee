package dev.mold.api.cloud;

import dev.mold.api.id.KeyPairId;
import java.util.Optional;

/**
 * An SSH key pair of an account, the public half.
 *
 * @param publicKey in OpenSSH's form; empty where the cloud does not show it and puts it on machines by the pair's name
 */
public record KeyPair(KeyPairId id, String name, Optional<String> publicKey, String fingerprint) {}
