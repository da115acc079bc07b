package se.samspel.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import se.samspel.SamspelApplication;

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
}
