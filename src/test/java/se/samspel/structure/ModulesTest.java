package se.samspel.structure;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import se.samspel.SamspelApplication;
import se.samspel.archive.SubmissionArchive;

class ModulesTest {

    @Test
    @DisplayName("modules know only each other's public types, in no circle")
    void modules() {
        ApplicationModules.of(SamspelApplication.class).verify();
    }

    @Test
    @DisplayName("every room says whom it may know; nobody knows what stands before every address, nor the demonstration")
    void declared() {
        ApplicationModules rooms = ApplicationModules.of(SamspelApplication.class);
        assertThat(rooms).hasSizeGreaterThan(10).allSatisfy(room -> {
            ApplicationModule said = packageInfo(room.getBasePackage().getName()).getAnnotation(ApplicationModule.class);
            assertThat(said).as(room.getDisplayName()).isNotNull();
            assertThat(said.allowedDependencies()).as(room.getDisplayName()).doesNotContain(ApplicationModule.OPEN_TOKEN)
                    .doesNotContain("web", "demonstration");
        });
    }

    @Test
    @DisplayName("where null may be is said, and checked by the compiler, in the rooms that have come so far")
    void nullIsSaid() {
        assertThat(List.of("identifiers", "archive", "standstill", "procurement"))
                .allSatisfy(room -> assertThat(packageInfo("se.samspel." + room).isAnnotationPresent(NullMarked.class)).isTrue());
    }

    private static Class<?> packageInfo(String room) {
        try {
            return Class.forName(room + ".package-info");
        } catch (ClassNotFoundException silent) {
            throw new AssertionError(room + " has no package-info", silent);
        }
    }

    @Test
    @DisplayName("only the engine module knows the engine's internals")
    void engineInternals() {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("se.samspel");
        noClasses().that().resideOutsideOfPackage("se.samspel.engine..")
                .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.engine.impl..").check(classes);
    }

    @Test
    @DisplayName("only documentation reads all of a case or of an instance; a rule asks for what it wants to know")
    void wholeCases() {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("se.samspel");
        noClasses().that().resideOutsideOfPackages("se.samspel.documentation..", "se.samspel.archive..")
                .should().accessTargetWhere(target(owner(assignableTo(SubmissionArchive.class)))
                        .and(target(nameMatching("ofCase|ofInstance|entriesOfCase")))).check(classes);
    }
}
