package dev.mold.server.caller;

import dev.mold.api.command.CallContext;
import dev.mold.api.id.UserId;
import java.util.Optional;

/** Resolves API keys and sessions' users to callers. */
public interface Callers {
    /** The caller of an API key, and the secret key that must have signed the call. */
    record KeyHolder(CallContext call, SigningKey secretKey) {}

    /** The user with that key, if user and account are enabled and may use keys. */
    Optional<KeyHolder> withKey(String apiKey);

    /** The user's context, if user and account are enabled. */
    Optional<CallContext> user(UserId id);
}
