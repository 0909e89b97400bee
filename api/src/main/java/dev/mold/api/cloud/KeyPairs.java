package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import java.util.Optional;

/** SSH key pairs. */
public interface KeyPairs {
    Optional<KeyPair> find(AccountId owner, String name);
}
