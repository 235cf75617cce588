package org.netloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules between the packages of this module, see {@code docs/adr/0001-modules-and-layers.md}. */
class CodegenArchitectureTest {
    private static final JavaClasses CODEGEN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "org.netloom.design",
                    "org.netloom.check",
                    "org.netloom.plan",
                    "org.netloom.generate",
                    "org.netloom.reference",
                    "org.netloom.render",
                    "org.netloom.run",
                    "org.netloom.cli");

    @Test
    void codegenNeverLoadsSwing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.swing..", "com.formdev..")
                .check(CODEGEN);
    }

    @Test
    void aDesignAndItsCheckKnowNothingOfWhatIsMadeOfThem() {
        noClasses()
                .that()
                .resideInAnyPackage("org.netloom.design..", "org.netloom.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.netloom.generate..", "org.netloom.cli..", "org.netloom.render..")
                .check(CODEGEN);
    }
}
