package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.plugin.RecurringWork;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurringWorksTest {
    @Test
    void hasTheWorkOfTheFeaturesAndWhatPluginsAdd() {
        var own = new RecurringWork("power-states", Duration.ofSeconds(1), () -> {});
        var plugins = new RecurringWork("cluster-states", Duration.ofSeconds(1), () -> {});
        var works = new RecurringWorks(() -> List.of(own));
        works.add(plugins);
        assertThat(works.all()).containsExactlyInAnyOrder(own, plugins);
    }
}
