package dev.mold.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.mold.api.config.Setting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Rules that hold in every module; each module's own architecture test runs them over its classes. */
public final class CodeRules {
    /** Where settings are declared and listed, which is no use of them. */
    private static final Set<String> LISTING = Set.of("all", "<clinit>");

    private CodeRules() {}

    /** The main classes of a package and those below it. */
    public static JavaClasses mainClassesOf(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("tests.jar"))
                .importPackages(root);
    }

    public static List<ArchRule> all() {
        return List.of(noSleeping(), noWallClock(), noFieldInjection(), noMutableStatics(), noUnpredictableIds(), everySettingIsRead());
    }

    /** @param pattern packages as slices, such as {@code dev.mold.api.(*)..} */
    public static ArchRule noCycles(String pattern) {
        return slices()
                .matching(pattern)
                .should()
                .beFreeOfCycles()
                .because("a part that can be understood alone is one that does not lean back on what leans on it");
    }

    private static ArchRule noSleeping() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("a sleeping thread cannot be resumed after a crash; steps answer Waiting instead");
    }

    private static ArchRule noWallClock() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.mold.server.platform.PlatformFeature")
                .and()
                .doNotHaveFullyQualifiedName("dev.mold.server.compute.simulator.remote.SimulatorMain")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("time is injected, so that tests can set it; where a process begins is where it is injected");
    }

    private static ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.PersistenceContext")
                .because("what an object needs is said by its constructor");
    }

    private static ArchRule noMutableStatics() {
        return fields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .haveNameNotMatching(".*\\$SwitchMap.*|.*\\$[0-9]+")
                .should()
                .beFinal()
                .because("static state is shared by servers and tests that live in one JVM")
                .allowEmptyShould(true);
    }

    private static ArchRule everySettingIsRead() {
        return fields()
                .that()
                .haveRawType(Setting.class)
                .and()
                .areStatic()
                .should(new ArchCondition<>("be read by what the setting is for") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        var read = field.getAccessesToSelf().stream()
                                .map(access -> access.getOrigin().getName())
                                .anyMatch(origin -> !LISTING.contains(origin));
                        events.add(new SimpleConditionEvent(field, read, field.getFullName() + " is read: " + read));
                    }
                })
                .because("a setting that nothing reads promises operators what does not happen")
                .allowEmptyShould(true);
    }

    private static ArchRule noUnpredictableIds() {
        return noClasses()
                .should()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("ids and randomness are injected, and secrets come from SecureRandom alone");
    }
}
