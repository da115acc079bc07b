package se.samspel.structure;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
