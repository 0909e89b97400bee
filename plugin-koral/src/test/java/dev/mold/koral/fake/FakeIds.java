package dev.mold.koral.fake;

import dev.mold.api.id.IdSource;
import java.util.UUID;

/** Sequential ids. */
public final class FakeIds implements IdSource {
    private long last;

    @Override
    public UUID next() {
        last++;
        return new UUID(0x4000L, Long.MIN_VALUE + last);
    }
}
