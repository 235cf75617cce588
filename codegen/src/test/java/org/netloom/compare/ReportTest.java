package org.netloom.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.compare.Outcome.Rival;
import org.netloom.problem.NetloomException;
import org.netloom.profile.Measurement;
import org.netloom.profile.Timing;

class ReportTest {
    private static final Machine MACHINE = new Machine("a processor", 2, "25 GB", "Java 25", "Linux");

    private static Measurement measured(String work, double millis, long parameters) {
        return new Measurement(work, Timing.of(new double[] {millis}, 1200), parameters, 331_000_000, "SIMD", 3.5);
    }

    private static Outcome step(double ours, double theirs, long theirParameters) {
        Rival rival = new Rival(
                "libtorch 2.10",
                "passive",
                List.of(measured("step", theirs, theirParameters)),
                Map.of("passive", theirs, "active", 2 * theirs));
        return new Outcome(
                "lenet5",
                64,
                "step",
                List.of(measured("step", ours, 61_706)),
                Optional.of(rival),
                "1a2b3c4",
                "2026-01-02");
    }

    private static Outcome product() {
        return new Outcome(
                "",
                0,
                "product 512",
                List.of(measured("product 512", 1, 0)),
                Optional.empty(),
                "1a2b3c4",
                "2026-01-02");
    }

    private static Report report() {
        Report report = new Report(MACHINE, Optional.empty(), 2, "./netloom bench --peers");
        report.add(step(2, 4.3, 61_706));
        report.add(product());
        return report;
    }

    @Test
    void aRunThatGoesOnKeepsWhatItDoesNotMeasureAgain(@TempDir Path folder) {
        Path file = folder.resolve("peers.json");
        report().save(file);
        Report again = Report.continued(file, MACHINE, Optional.empty(), 2, "./netloom bench lenet5 --peers");
        again.add(step(1, 4.3, 61_706));
        assertEquals(2, again.outcomes().size());
        assertEquals(
                4.3, again.outcomes().iterator().next().ratio().orElseThrow().value());
        assertEquals(
                report().toJson().get("outcomes").toString(),
                Report.continued(file, MACHINE, Optional.empty(), 2, "")
                        .toJson()
                        .get("outcomes")
                        .toString());
    }

    @Test
    void anotherMachineOrNumberOfThreadsBeginsAnew(@TempDir Path folder) {
        Path file = folder.resolve("peers.json");
        report().save(file);
        assertEquals(
                0,
                Report.continued(file, MACHINE, Optional.empty(), 1, "")
                        .outcomes()
                        .size());
        Machine other = new Machine("another", 2, "25 GB", "Java 25", "Linux");
        assertEquals(
                0,
                Report.continued(file, other, Optional.empty(), 2, "")
                        .outcomes()
                        .size());
        assertEquals(
                0,
                Report.continued(folder.resolve("none"), MACHINE, Optional.empty(), 2, "")
                        .outcomes()
                        .size());
    }

    @Test
    void aFileOfAnotherKindIsRefused(@TempDir Path folder) throws IOException {
        for (String text : List.of("no JSON", "[]", "{\"machine\": 3}")) {
            Path file = Files.writeString(folder.resolve("x.json"), text);
            NetloomException e = assertThrows(
                    NetloomException.class, () -> Report.continued(file, MACHINE, Optional.empty(), 2, ""), text);
            assertEquals(CompareMessage.OTHER_FILE, e.problems().getFirst().key());
        }
    }

    @Test
    void thePageSaysRatioMachineAndCommand() {
        Report report = report();
        report.peak(4.54e11);
        String page = new MarkdownReport(report).text();
        assertTrue(
                page.contains(
                        "| lenet5 | 64 | libtorch 2.10 | 2.00 | 4.30 | 2.15 (2.15-2.15) | 331 MB | 331 MB | 61,706"
                                + " | passive |"),
                page);
        assertTrue(page.contains("    ./netloom bench --peers\n"), page);
        assertTrue(page.contains("a processor, 2 cores, 25 GB"), page);
        assertTrue(page.contains("454 GFLOP/s"), page);
        assertTrue(page.contains("1a2b3c4"), page);
        assertFalse(page.contains("product 512"), page);
    }

    @Test
    void aPeerWithAnotherNumberOfParametersIsTold() {
        Outcome other = step(2, 4.3, 61_000);
        Report report = new Report(MACHINE, Optional.empty(), 2, "");
        report.add(other);
        assertTrue(new MarkdownReport(report).text().contains("61,706, but there 61,000"));
        List<String> lines = new BenchTable(true).lines(other);
        assertTrue(lines.get(1).contains("it has 61,000 parameters, not 61,706"), lines.get(1));
    }

    @Test
    void theTableHasOneHead() {
        BenchTable table = new BenchTable(false);
        List<String> first = table.lines(step(2, 4.3, 61_706));
        assertTrue(first.get(0).startsWith("network"), first.get(0));
        assertTrue(first.get(1).matches("lenet5 +64 step +2\\.00 +2\\.00 - 2\\.00 +32,000 +1\\.2 kB +331 MB +61,706"));
        List<String> second = table.lines(product());
        assertEquals(1, second.size());
        assertTrue(second.getFirst().contains("268 GFLOP/s"), second.getFirst());
    }

    @Test
    void figuresHaveThreeDigits() {
        assertEquals("0.0269", Figures.millis(0.02694));
        assertEquals("3.61", Figures.millis(3.614));
        assertEquals("1383", Figures.millis(1383.4));
        assertEquals("0", Figures.millis(0));
        assertEquals("872 B", Figures.bytes(872));
        assertEquals("7.9 kB", Figures.bytes(7867));
        assertEquals("2.3 GB", Figures.bytes(2.25e9));
    }
}
