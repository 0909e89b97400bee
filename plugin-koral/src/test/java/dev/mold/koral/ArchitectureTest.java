package dev.mold.koral;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.mold.api.CodeRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = CodeRules.mainClassesOf("dev.mold.koral");

    @Test
    void thePluginStandsOnTheApiAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mold.server..")
                .because("it could be dropped into another server that offers the api")
                .check(classes);
    }

    @Test
    void hibernateLivesInTheJpaPackagesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.mold.koral.cluster.jpa..", "dev.mold.koral.version.jpa..", "dev.mold.koral")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .because("what a cluster is must not depend on how it is stored")
                .check(classes);
    }

    @Test
    void sshAndKubernetesClientsLiveInTheirAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mold.koral.infra.ssh..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.jcraft..")
                .because("steps speak to a NodeShell")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mold.koral.infra.kube..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.kubernetes..")
                .because("steps speak to a KubeApi")
                .check(classes);
    }

    @Test
    void stepsKnowNoAdapterAndNoTable() {
        noClasses()
                .that()
                .resideInAPackage("dev.mold.koral.step..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mold.koral.cluster.jpa..",
                        "dev.mold.koral.version.jpa..",
                        "dev.mold.koral.infra.ssh..",
                        "dev.mold.koral.infra.kube..")
                .because("a step is what to do, not how it is reached or stored")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void packagesDoNotLeanOnEachOtherInACircle() {
        CodeRules.noCycles("dev.mold.koral.(*)..").check(classes);
    }

    @Test
    void theRulesOfEveryModuleHold() {
        CodeRules.all().forEach(rule -> rule.check(classes));
    }
}
