package dev.mold.api.cloud;

import dev.mold.api.id.KeyPairId;

/**
 * An SSH key pair of an account, the public half.
 *
 * @param publicKey in OpenSSH's form
 */
public record KeyPair(KeyPairId id, String name, String publicKey, String fingerprint) {}
