package org.netloom.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.netloom.data.CsvData;
import org.netloom.data.Digits;
import org.netloom.data.GaussianNoise;
import org.netloom.data.RandomShift;
import org.netloom.data.Rescale;
import org.netloom.data.Split;
import org.netloom.json.Json;
import org.netloom.loss.LossSpec;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.optimize.Adam;
import org.netloom.optimize.StepDecay;
import org.netloom.optimize.WarmUp;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.train.TrainingPlan;

class SpecTypeTest {
    private static final TrainingPlan PLAN = TrainingPlan.of(Digits.of(), SoftmaxCrossEntropy.of());

    @Test
    void readsEveryNotation() {
        LayerSpec spec = layer("""
                {"type": "Conv2d", "filters": 20, "kernel": [5, 3], "stride": 2, "padding": [1, 2, 0, 1]}""");
        assertEquals(Conv2d.of(20, Size.of(5, 3)).stride(2).padding(Padding.of(1, 2, 0, 1)), spec);
        assertEquals(
                Conv2d.of(1, 1).padding(Padding.of(2, 1)),
                layer("{\"type\": \"Conv2d\", \"filters\": 1, \"kernel\": 1.0, \"padding\": [2, 1]}"));
        assertEquals(Input.of(28, 28, 1), layer("{\"type\": \"Input\", \"shape\": [28, 28, 1]}"));
        assertEquals(MaxPool2d.of(3), layer("{\"type\": \"MaxPool2d\", \"kernel\": 3}"));
        assertEquals(MaxPool2d.of(3).stride(2), layer("{\"type\": \"MaxPool2d\", \"kernel\": 3, \"stride\": 2}"));
    }

    private static LayerSpec layer(String json) {
        return SpecFamily.of(LayerSpec.class).fromJson(Json.parseObject(json));
    }

    @Test
    void aStrideThatIsTheKernelFollowsIt() {
        SpecType<MaxPool2d> type = SpecType.of(MaxPool2d.class);
        assertEquals(MaxPool2d.of(3), type.with(MaxPool2d.of(2), "kernel", 3L));
        assertEquals(MaxPool2d.of(3).stride(1), type.with(MaxPool2d.of(2).stride(1), "kernel", 3L));
    }

    @Test
    void reportsEveryProblemAtOnce() {
        assertProblems(
                () -> layer("{\"type\": \"Conv2d\", \"filtres\": 3, \"kernel\": 2.5, \"stride\": [1, 2, 3]}"),
                "NL-111: Conv2d has no parameter 'filtres' (did you mean 'filters'?); it has: filters, kernel, stride,"
                        + " padding, dilation, groups, bias, connections",
                "NL-113 filters: Conv2d needs a value for 'filters' (number of filters, the channels of the output)",
                "NL-112 kernel: expects a whole number, or a list of two: [height, width], but is 2.5",
                "NL-112 stride: expects a whole number, or a list of two: [height, width], but is [1, 2, 3]");
    }

    @Test
    void namesOfTypesAreSuggested() {
        assertProblems(
                () -> layer("{\"type\": \"Convd2\"}"),
                "NL-110 type: there is no layer named 'Convd2' (did you mean 'Conv2d'?)");
        assertProblems(
                () -> SpecFamily.of(LossSpec.class).byName("Wasserstein"),
                "NL-110 type: there is no loss named 'Wasserstein'; there are: " + losses());
        assertProblems(
                () -> SpecFamily.of(LossSpec.class).fromJson(Map.of("delta", 1L)),
                "NL-113 type: a loss needs a value for 'type' (" + losses() + ")");
    }

    private static String losses() {
        return String.join(
                ", ",
                SpecFamily.of(LossSpec.class).types().stream()
                        .map(SpecType::name)
                        .toList());
    }

    @Test
    void problemsOfNestedSpecsSayWhere() {
        assertProblems(
                () -> SpecType.of(TrainingPlan.class).create(Json.parseObject("""
                        {"data": {"type": "Digits", "count": "many"}, "loss": {"type": "Huber"},
                         "augmentation": [{"type": "Cutout"}, {"type": "RandomShift", "shares": 1}],
                         "optimizer": {"type": "Adam"}, "mode": {"type": "Supervise"}, "split": {"tests": 0.1}, "epochs": 1e10}""")),
                "NL-112 data.count: expects a whole number, but is \"many\"",
                "NL-110 mode.type: there is no training mode named 'Supervise' (did you mean 'Supervised'?)",
                "NL-111 split: Split has no parameter 'tests' (did you mean 'test'?); it has: validation, test",
                "NL-111 augmentation[1]: RandomShift has no parameter 'shares' (did you mean 'share'?); it has: share",
                "NL-113 optimizer.learningRate: Adam needs a value for 'learningRate' (step size)",
                "NL-112 epochs: expects a whole number, but is 1E+10");
    }

    @Test
    void rangesAreCheckedAllTheWayDown() {
        TrainingPlan plan = PLAN.optimizer(Adam.of(Double.NaN).beta1(1))
                .augmentation(RandomShift.of(), GaussianNoise.of().share(2))
                .schedule(WarmUp.of(2).then(StepDecay.of(0)))
                .split(Split.of().validation(0.5).test(0.5))
                .preprocess(Rescale.of().from(1).to(1))
                .epochs(0);
        assertEquals(
                List.of(
                        "split.test",
                        "preprocess[0].to",
                        "augmentation[1].share",
                        "optimizer.learningRate",
                        "optimizer.beta1",
                        "schedule.then.every",
                        "epochs"),
                SpecType.of(plan).problems(plan).stream()
                        .map(Problem::parameter)
                        .toList());
        NetloomException e =
                assertThrows(NetloomException.class, () -> SpecType.of(plan).requireValid(plan));
        assertEquals(7, e.problems().size());
        assertTrue(
                e.getMessage().contains("NL-103 optimizer.learningRate: must be above 0 and at most 100, but is NaN"),
                e.getMessage());
        assertEquals(List.of(), SpecType.of(PLAN).problems(PLAN));
    }

    @Test
    void fixesOfNestedSpecsSayWhere() {
        TrainingPlan plan = PLAN.augmentation(GaussianNoise.of().share(2));
        assertEquals(
                "[SetParameter[label=share 1, parameter=augmentation[0].share, value=1.0]]",
                SpecType.of(plan).problems(plan).getFirst().fixes().toString());
    }

    @Test
    void valuesNobodyMeantDoNoHarm() {
        assertProblems(
                () -> layer("{\"type\": \"Conv2d\", \"filters\": 1e999999999, \"kernel\": 99999999999}"),
                "NL-112 filters: expects a whole number, but is 1E+999999999",
                "NL-112 kernel: expects a whole number, or a list of two: [height, width], but is 99999999999");
        assertProblems(
                () -> layer("{\"type\": \"Input\", \"shape\": [28, 0, 1]}"),
                "NL-103 shape: must be at least 1 in each extent, but is 0");
        NetloomException e = assertThrows(
                NetloomException.class, () -> layer("{\"type\": \"\\u001b[31m" + "x".repeat(9999) + "\"}"));
        assertFalse(e.getMessage().contains("\u001b"));
        assertTrue(e.getMessage().length() < 2000);
        CsvData empty = CsvData.of(" ");
        assertEquals("path", SpecType.of(empty).problems(empty).getFirst().parameter());
        CsvData long5000 = CsvData.of("x".repeat(5000));
        assertEquals(1, SpecType.of(long5000).problems(long5000).size());
    }

    @Test
    void rangesReadWell() {
        assertEquals("from 1 to 4096 pixels", new Range(1, 4096, false, false, "pixels").toString());
        assertEquals("above 0", new Range(0, Double.POSITIVE_INFINITY, true, false, "").toString());
        assertEquals("at least 0 and below 1", new Range(0, 1, false, true, "").toString());
        assertEquals("at most 5", new Range(Double.NEGATIVE_INFINITY, 5, false, false, "").toString());
    }

    @Test
    void writesThePlanAsJava() {
        TrainingPlan plan = TrainingPlan.of(Digits.of().count(12000), SoftmaxCrossEntropy.of())
                .augmentation(RandomShift.of())
                .batchSize(32)
                .epochs(4);
        assertEquals(
                "TrainingPlan.of(Digits.of().count(12000), SoftmaxCrossEntropy.of()).augmentation(RandomShift.of())"
                        + ".batchSize(32).epochs(4)",
                SpecType.of(plan).toJava(plan).text());
    }

    private static void assertProblems(Executable action, String... expected) {
        NetloomException e = assertThrows(NetloomException.class, action);
        assertEquals(
                List.of(expected), e.problems().stream().map(Problem::toString).toList());
    }
}
