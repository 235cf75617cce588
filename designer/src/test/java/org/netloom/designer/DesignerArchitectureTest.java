package org.netloom.designer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of this module, see {@code docs/adr/0001-modules-and-layers.md}. */
class DesignerArchitectureTest {
    private static final JavaClasses DESIGNER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.netloom.designer");

    @Test
    void theDesignerNeverTouchesKernels() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.netloom.ops..", "jdk.incubator.vector..")
                .check(DESIGNER);
    }
}
