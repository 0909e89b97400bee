package dev.mold.api.cloud;

import dev.mold.api.id.KeyPairId;
import java.util.Optional;

/**
 * The public half of an account's SSH key pair.
 *
 * @param publicKey in OpenSSH's form; empty if the cloud does not return it and installs it on machines by the pair's
 *     name
 */
public record KeyPair(KeyPairId id, String name, Optional<String> publicKey, String fingerprint) {}
