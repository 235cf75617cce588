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

    /** What is edited and how knows no screen, so that it can be tested, and used, without one. */
    @Test
    void documentAndEditsKnowNoScreen() {
        noClasses()
                .that()
                .resideInAnyPackage("org.netloom.designer.document..", "org.netloom.designer.edit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "org.netloom.designer.widget..")
                .check(DESIGNER);
    }

    /** The window knows its panels; they can be shown without it. */
    @Test
    void panelsKnowNoWindow() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.netloom.designer.shell..", "org.netloom.designer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.netloom.designer.shell..")
                .check(DESIGNER);
    }
}
