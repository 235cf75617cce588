package org.netloom.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.compare.Outcome.Rival;
import org.netloom.ops.DeviceWish;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.profile.Measurement;
import org.netloom.profile.Timing;
import org.netloom.run.DeviceList;

class DeviceReportTest {
    private static final Machine MACHINE = new Machine("a processor", 2, "25 GB", "Java 25", "Linux");
    private static final BenchDevice POCL = device("processor");
    private static final BenchDevice CARD = device("graphics card");

    private static BenchDevice device(String type) {
        return new BenchDevice("opencl:0", "A device (A platform)", Map.of("type", type));
    }

    private static List<Measurement> measured(String work, double... rounds) {
        return java.util.Arrays.stream(rounds)
                .mapToObj(ms -> new Measurement(work, Timing.of(new double[] {ms}, 0), 27, 0, "", 0))
                .toList();
    }

    private static Outcome outcome(String net, String work, Peer peer, double[] ours, double... theirs) {
        Rival rival = new Rival(peer.title(), "", measured(work, theirs), Map.of());
        return new Outcome(
                net, net.isEmpty() ? 0 : 64, work, measured(work, ours), Optional.of(rival), "1a2b3c4", "2026-01-02");
    }

    private static Report report(BenchDevice device) {
        Report report = new Report(MACHINE, Optional.of(device), 2, "./netloom bench --device opencl --peers");
        report.peak(4e11);
        return report;
    }

    @Test
    void onAProcessorThePageSaysThatNoCardWasMeasured() {
        Report report = report(POCL);
        report.add(outcome("cifarvgg", "step", Peer.CPU, new double[] {200, 160}, 140, 132));
        String page = new DeviceReport(report).text();
        assertTrue(page.contains("no graphics card has been measured"), page);
        assertTrue(
                page.contains("| cifarvgg | 64 | 180 | 356 | processor, SIMD | 136 | 0.76 (0.70-0.83) | 27 |"), page);
        assertTrue(page.contains("of the speed of SIMD in Java: 76 %, reached (turns from 70 % to 83 %)."), page);
        assertTrue(page.contains("opencl:0, A device (A platform); type processor"), page);
        assertTrue(page.contains("1a2b3c4"), page);
    }

    @Test
    void aBarThatIsMissedOrNotMeasuredIsTold() {
        Report report = report(POCL);
        assertTrue(new DeviceReport(report).text().contains("SIMD in Java: not measured."));
        report.add(outcome("cifarvgg", "step", Peer.CPU, new double[] {200}, 100));
        assertTrue(new DeviceReport(report).text().contains("50 %, **missed**"));
    }

    @Test
    void productsHaveTheirShareOfThePeak() {
        Report report = report(CARD);
        double n = 4096;
        double atHalf = 2 * n * n * n / 2e11 * 1000;
        report.add(outcome("", "product 4096", Peer.CLBLAST, new double[] {atHalf}, atHalf));
        String page = new DeviceReport(report).text();
        assertTrue(page.contains("| 4096 | 687 | 200 | 50 % | CLBlast 1.5.2 | 687 | 200 | 1.00 (1.00-1.00) |"), page);
        assertTrue(page.contains("at least 50 % of the multiply-adds in registers: 50 %, reached."), page);
        assertFalse(page.contains("no graphics card"), page);
    }

    @Test
    void theHighestPeakCounts(@TempDir Path folder) {
        Path file = folder.resolve("opencl.json");
        Report report = report(CARD);
        report.peak(3e11);
        report.save(file);
        assertEquals(4e11, report.peakFlops());
        assertEquals(
                4e11, Report.continued(file, MACHINE, Optional.of(CARD), 2, "").peakFlops());
    }

    @Test
    void figuresOfAnotherDeviceAreNotKept(@TempDir Path folder) {
        Path file = folder.resolve("opencl.json");
        Report report = report(POCL);
        report.add(outcome("cifarvgg", "step", Peer.CPU, new double[] {200}, 100));
        report.save(file);
        assertEquals(
                1,
                Report.continued(file, MACHINE, Optional.of(POCL), 2, "")
                        .outcomes()
                        .size());
        for (Optional<BenchDevice> other : List.of(Optional.of(CARD), Optional.<BenchDevice>empty())) {
            assertEquals(
                    0, Report.continued(file, MACHINE, other, 2, "").outcomes().size());
        }
    }

    @Test
    void theDeviceIsTheOneAskedForOrTheFirst() {
        DeviceList list = new DeviceList(List.of(found("cpu"), found("opencl:0"), found("opencl:1")), List.of());
        assertEquals("opencl:0", BenchDevice.of(new DeviceWish("opencl"), list).name());
        assertEquals(
                "opencl:1", BenchDevice.of(new DeviceWish("opencl:1"), list).name());
    }

    @Test
    void aMissingDeviceIsToldWithWhatIsMissing() {
        DeviceList none = new DeviceList(List.of(found("cpu")), List.of("NL-961: install the loader"));
        NetloomException e = assertThrows(NetloomException.class, () -> BenchDevice.of(new DeviceWish("opencl"), none));
        assertEquals(CoreMessage.NO_DEVICE, e.problems().getFirst().key());
        assertTrue(e.getMessage().contains("there are: cpu. NL-961: install the loader"), e.getMessage());
    }

    private static DeviceList.Found found(String name) {
        return new DeviceList.Found(name, "", Optional.empty(), Map.of(), Double.NaN, Double.NaN, "");
    }
}
