package org.netloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Shape;

class SummaryTest {
    @Test
    void rowsSayWhatStudentsKnow() {
        Summary s = Summary.of(Checker.check(Design.named("x")
                .add("input", Input.of(Shape.of(28, 28, 1)))
                .chain(Conv2d.of(20, 5), MaxPool2d.of(2), Flatten.of(), Dense.of(10))));
        assertEquals(
                List.of(
                        List.of("input", "Input", "28x28x1", "28 x 28 x 1", "0", "", "0", "1 x 1"),
                        List.of(
                                "conv1",
                                "Conv2d",
                                "20 filters 5x5",
                                "24 x 24 x 20",
                                "520",
                                "(5*5*1 + 1)*20",
                                "288000",
                                "5 x 5"),
                        List.of("pool1", "MaxPool2d", "2x2", "12 x 12 x 20", "0", "", "0", "6 x 6, every 2"),
                        List.of("flatten1", "Flatten", "", "2880", "0", "", "0", "all"),
                        List.of("fc1", "Dense", "10 units", "10", "28810", "(2880 + 1)*10", "28800", "all")),
                s.rows().stream().map(Summary.Row::cells).toList());
        assertEquals(
                List.of(
                        new Summary.Total("Layers", "4"),
                        new Summary.Total("Parameters", "29,330"),
                        new Summary.Total("Multiply-adds per sample", "316,800")),
                s.totals());
    }

    @Test
    void brokenDesignsHaveASummaryToo() {
        Summary s =
                Summary.of(Checker.check(Design.named("x").add("a", Dense.of(0)).add("b", Conv2d.of(1, 1))));
        assertEquals(
                List.of("?", "?"), s.rows().stream().map(Summary.Row::output).toList());
    }
}
