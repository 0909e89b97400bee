package dev.mold.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = CodeRules.mainClassesOf("dev.mold.api");

    @Test
    void theApiNeedsNothingButJavaAndJacksonsAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "dev.mold.api..", "com.fasterxml.jackson.annotation..")
                .because("what plugins and back ends rely on must not tie them to a framework")
                .check(classes);
    }

    @Test
    void packagesDoNotLeanOnEachOtherInACircle() {
        CodeRules.noCycles("dev.mold.api.(*)..").check(classes);
    }

    @Test
    void theRulesOfEveryModuleHold() {
        CodeRules.all().forEach(rule -> rule.check(classes));
    }
}
