package dev.mold.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.testing.TestingMoldServer;
import dev.mold.server.testing.contract.Contract;
import dev.mold.server.testing.contract.ContractCheck;
import dev.mold.server.web.EntityLookups;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractConformanceTest {
    @TempDir
    Path folder;

    @Test
    void commandsAgreeWithTheContract() {
        var contract = Contract.find();
        Assumptions.assumeTrue(
                contract.isPresent(), "There is no contract folder here, so that its cases are passed over");
        try (var server = TestingMoldServer.empty(folder)) {
            var report = ContractCheck.run(contract.get(), server.get(CommandRegistry.class));
            report.notes().forEach(System.out::println);
            System.out.println(report.summary());
            assertThat(report.problems()).isEmpty();
        }
    }

    @Test
    void everyKindOfIdThatACommandTakesCanBeLookedUp() {
        try (var server = TestingMoldServer.empty(folder)) {
            var lookups = server.get(EntityLookups.class);
            assertThat(server.get(CommandRegistry.class).all())
                    .allSatisfy(command -> assertThat(command.parameters())
                            .filteredOn(parameter -> parameter.isId())
                            .allSatisfy(parameter -> assertThat(lookups.knows(parameter.valueType()))
                                    .as(command.name() + " " + parameter.name())
                                    .isTrue()));
        }
    }
}
