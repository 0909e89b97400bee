package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnstoredChangesTest {
    private final UnstoredChanges changes = new UnstoredChanges();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatComesAfterwardsIsDoneOnceAndAfterTheChangesAreForgotten() {
        changes.alongside(() -> done.add("alongside"));
        changes.afterwards(() -> done.add("afterwards, empty: " + changes.isEmpty()));
        assertThat(changes.isEmpty()).isFalse();

        changes.stored();
        changes.stored();

        assertThat(done).containsExactly("afterwards, empty: true");
        assertThat(changes.isEmpty()).isTrue();
    }
}
