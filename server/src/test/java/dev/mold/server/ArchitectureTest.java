package dev.mold.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.mold.api.CodeRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = CodeRules.mainClassesOf("dev.mold.server");

    @Test
    void theServerKnowsNoPlugin() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mold.koral..", "io.kubernetes..", "com.jcraft..")
                .because("a plugin is found in its folder; without its jar the server knows nothing of it")
                .check(classes);
    }

    @Test
    void thePlatformStandsOnNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("dev.mold.server.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mold.server.web..",
                        "dev.mold.server.discovery..",
                        "dev.mold.server.account..",
                        "dev.mold.server.zone..",
                        "dev.mold.server.offering..",
                        "dev.mold.server.image..",
                        "dev.mold.server.network..",
                        "dev.mold.server.vm..",
                        "dev.mold.server.limit..",
                        "dev.mold.server.job..",
                        "dev.mold.server.event..",
                        "dev.mold.server.setting..",
                        "dev.mold.server.compute..",
                        "dev.mold.server.plugin..")
                .because("every feature stands on it")
                .check(classes);
    }

    @Test
    void backEndsSeeTheApiAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.mold.server.compute.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.hibernate..", "jakarta.persistence..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mold.server.web..",
                        "dev.mold.server.account..",
                        "dev.mold.server.zone..",
                        "dev.mold.server.offering..",
                        "dev.mold.server.image..",
                        "dev.mold.server.network..",
                        "dev.mold.server.vm..",
                        "dev.mold.server.job..",
                        "dev.mold.server.platform..")
                .because("a back end does what the server decides and could live in another process")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void entitiesStayInTheirFeature() {
        noClasses()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePublic()
                .because("a feature sees another only through its service")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void featuresDoNotLeanOnEachOtherInACircle() {
        CodeRules.noCycles("dev.mold.server.(*)..").check(classes);
    }

    @Test
    void theRulesOfEveryModuleHold() {
        CodeRules.all().forEach(rule -> rule.check(classes));
    }
}
