package org.netloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.lang.model.SourceVersion;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
    @ParameterizedTest
    @CsvSource({
        "conv1, conv1",
        "class, classLayer",
        "yield, yieldLayer",
        "2x, node2x",
        "変数, 変数",
        "stage-1, stage1",
        "left-branch, leftBranch",
        "conv1_2, conv1_2",
        "my_conv, myConv",
        "ReLU, reLU",
        "FC1, fc1",
        "Shape, shape",
        "GAPool, gaPool",
        "'a b', aB",
        "'\"); System.exit(1); //', systemExit1",
        "_, node",
        "'', node",
    })
    void variables(String name, String expected) {
        assertEquals(expected, JavaNames.variable(name));
    }

    @ParameterizedTest
    @CsvSource({
        "lenet5, LeNet5",
        "mini-resnet, MiniResNet",
        "cifar-vgg, CifarVgg",
        "変数, Network",
        "Über, Uber",
        "2x, Network2x",
        "con, ConNetwork",
        "../../etc/passwd, EtcPasswd",
    })
    void classes(String name, String expected) {
        assertEquals(expected, JavaNames.type(name, "Network"));
    }

    @ParameterizedTest
    @CsvSource({
        "netloom.lenet5, netloom.lenet5",
        "Netloom.Mini-ResNet, netloom.miniresnet",
        "a.class.2x.con.b, a.nclass.n2x.ncon.b",
        "java.util, my.java.util",
        "../..;rm -rf /, rmrf",
        "'', network",
    })
    void packages(String name, String expected) {
        assertEquals(expected, JavaNames.packageName(name));
    }

    @ParameterizedTest
    @CsvSource({"lenet5, lenet5", "../x, x", "NUL, NUL-network", "'a/b c', a-b-c", "'', network"})
    void files(String name, String expected) {
        assertEquals(expected, JavaNames.fileName(name));
    }

    @Property(tries = 300)
    void whateverComesInIsLegal(@ForAll String name) {
        assertTrue(SourceVersion.isName(JavaNames.variable(name)), JavaNames.variable(name));
        assertTrue(SourceVersion.isName(JavaNames.type(name, "Block")), JavaNames.type(name, "Block"));
        assertTrue(SourceVersion.isName(JavaNames.packageName(name)), JavaNames.packageName(name));
        assertTrue(JavaNames.type(name, "Block").matches("\\w{1,60}"));
        assertTrue(JavaNames.fileName(name).matches("[\\w-]{1,60}"));
    }

    @Test
    void namesAreHandedOutOnce() {
        NameAllocator names = NameAllocator.forVariables();
        assertEquals(
                List.of("conv", "conv2", "conv3", "conv1", "conv1_2"),
                List.of(
                        names.take("conv"),
                        names.take("conv"),
                        names.take("conv"),
                        names.take("conv1"),
                        names.take("conv1")));
        NameAllocator files = NameAllocator.forFiles();
        assertEquals(List.of("Residual", "RESIDUAL2"), List.of(files.take("Residual"), files.take("RESIDUAL")));
    }
}
