package org.netloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules between the packages of the runtime, see {@code docs/adr/0001-modules-and-layers.md}. */
class ArchitectureTest {
    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.netloom");

    @Test
    void whatALayerIsAndHowItIsComputedKnowsNothingOfTraining() {
        noClasses()
                .that()
                .resideInAnyPackage("org.netloom.spec..", "org.netloom.ops..", "org.netloom.tensor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.netloom.layer..",
                        "org.netloom.loss..",
                        "org.netloom.optimize..",
                        "org.netloom.data..",
                        "org.netloom.train..",
                        "org.netloom.model..")
                .check(RUNTIME);
    }

    @Test
    void theRuntimeUsesNothingButTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.netloom..",
                        "java..",
                        "javax.imageio..",
                        "jdk.incubator.vector..",
                        "jdk.jfr..",
                        "com.sun.management..")
                .check(RUNTIME);
    }

    /** JSON needs nothing but the messages, which need nothing at all. */
    @Test
    void jsonAndMessagesStandAlone() {
        classes()
                .that()
                .resideInAPackage("org.netloom.json..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.netloom.json..", "org.netloom.problem..", "java..")
                .check(RUNTIME);
        classes()
                .that()
                .resideInAPackage("org.netloom.problem..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.netloom.problem..", "java..")
                .check(RUNTIME);
    }

    /** Everything but the image readers runs on a JDK without {@code java.desktop}. */
    @Test
    void onlyTheImageReadersUseTheDesktopModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.netloom.data.image..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "java.beans..", "javax.imageio..", "javax.swing..")
                .check(RUNTIME);
    }

    /**
     * The Vector API is an optional module: a class that names it cannot be loaded without it. So only one package does,
     * and only the package of the operations, which chooses between the implementations once, names that.
     */
    @Test
    void onlyVectorImplementationsOfOperationsUseTheVectorApi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.netloom.ops.vector..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(RUNTIME);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.netloom.ops", "org.netloom.ops.vector..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.netloom.ops.vector..")
                .check(RUNTIME);
    }
}
