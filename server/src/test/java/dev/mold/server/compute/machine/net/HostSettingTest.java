package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mold.server.compute.machine.host.HostPrograms;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostSettingTest {
    @ParameterizedTest
    @EnumSource
    void allDigitsOfASettingAreRead(HostSetting setting) {
        assumeThat(setting.file()).exists();

        var told = new HostPrograms(Duration.ofSeconds(10)).run("cat", setting.file().toString());

        assertThat(setting.value()).isEqualTo(Long.parseLong(told.strip()));
    }
}
