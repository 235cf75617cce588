package org.netloom.compare;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.compare.Outcome.Rival;
import org.netloom.compare.Peer.Setting;
import org.netloom.ops.DeviceWish;
import org.netloom.problem.NetloomException;
import org.netloom.profile.Measurement;
import org.netloom.profile.TimingTask;
import org.netloom.profile.WarmUp;
import org.netloom.spec.Shape;

/**
 * Times networks and products, alone or in turns with other libraries. There is always one process at a time: spinning
 * threads of one would take the processors from another.
 */
public final class Comparison {
    /** Starting a process and building the network. */
    private static final double START_SECONDS = 2;

    /** Settings are chosen by a look of this share of the time. */
    private static final double LOOK = 0.4;

    private static final int FEWEST_RUNS = 5;

    private final Settings settings;
    private final List<Entry> entries;
    private final Listener listener;
    private final Outlook outlook;
    private final String commit;

    /**
     * How to compare.
     *
     * @param device that Netloom computes on
     * @param seconds that each kind of work is timed in each process
     * @param peersFolder where the modules of the peers are
     * @param home of this program's working copy
     */
    public record Settings(int threads, DeviceWish device, double seconds, int rounds, Path peersFolder, Path home) {}

    /**
     * Something to be timed.
     *
     * @param products true where the network is only there to bring the classes
     */
    public record Entry(BenchNet net, List<String> works, List<Peer> peers, boolean products) {
        public Entry {
            works = List.copyOf(works);
            peers = List.copyOf(peers);
        }
    }

    /** Is told how it goes. */
    public interface Listener {
        /** What the processor or device can do at most, operations a second, as measured beside each entry. */
        void peak(double flops);

        /** A process begins. */
        void begins(String what, Outlook outlook);

        /** Another result. */
        void outcome(Outcome outcome);

        /** Something could not be timed; the rest goes on. */
        void failed(NetloomException problem);
    }

    public Comparison(Settings settings, List<Entry> entries, Listener listener) {
        this.settings = settings;
        this.entries = List.copyOf(entries);
        this.listener = listener;
        commit = Machine.commit(settings.home());
        outlook = new Outlook(entries.stream().mapToDouble(this::guess).sum());
    }

    /** Seconds that everything will take, as guessed before anything was timed. */
    public double guess() {
        return outlook.remaining();
    }

    private double guess(Entry e) {
        double all = settings.rounds() * guess(e, e.works(), seconds(1), 1);
        for (Peer p : e.peers()) {
            List<String> works = works(e, p);
            int tried = tried(e, p).size();
            all += (tried > 1 ? tried : 0) * guess(e, works, seconds(LOOK), slowness(p));
            all += settings.rounds() * guess(e, works, seconds(1), slowness(p));
        }
        return all;
    }

    /** DL4J takes ten times as long as the others. */
    private static double slowness(Peer p) {
        return p == Peer.DL4J ? 10 : 1;
    }

    /** Of some kind of work, with the time to warm up. */
    private double seconds(double share) {
        double measured = share * settings.seconds();
        return measured + WarmUp.guess(measured);
    }

    /** Seconds of a process that spends some on each kind of work. */
    private double guess(Entry e, List<String> works, double seconds, double slowness) {
        double sum = START_SECONDS;
        for (String w : works) {
            double once = e.products() ? 0 : e.net().roughSeconds() * (w.equals(TimingTask.STEP) ? 1 : 1.0 / 3);
            sum += Math.max(seconds, FEWEST_RUNS * once * slowness);
        }
        return sum;
    }

    private static List<String> works(Entry e, Peer p) {
        return e.works().stream().filter(p::does).toList();
    }

    /** Times everything. */
    public void run() {
        for (Entry e : entries) {
            try (GeneratedNet generated =
                    new GeneratedNet(e.net(), !settings.device().isCpu())) {
                measurePeak(generated);
                run(e, generated);
            } catch (NetloomException problem) {
                listener.failed(problem);
            }
        }
    }

    private void measurePeak(GeneratedNet generated) {
        TimingTask task = generated.task(List.of(TimingTask.PEAK), settings.threads(), settings.seconds());
        String who =
                settings.device().isCpu() ? "the processor" : settings.device().name();
        Measurement m = TimedProcess.run(who, generated.command(settings.device()), Map.of(), task)
                .get(TimingTask.PEAK);
        listener.peak(1e12 / m.timing().median());
    }

    private void run(Entry e, GeneratedNet generated) {
        Map<Peer, Candidates> candidates = new LinkedHashMap<>();
        for (Peer p : e.peers()) {
            try {
                candidates.put(p, tryAll(e, generated, p));
            } catch (NetloomException problem) {
                listener.failed(problem);
            }
        }
        Map<String, List<Measurement>> ours = new LinkedHashMap<>();
        Map<Peer, Map<String, List<Measurement>>> theirs = new LinkedHashMap<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            String which = settings.rounds() > 1 ? ", round " + round + " of " + settings.rounds() : "";
            TimingTask task = generated.task(e.works(), settings.threads(), settings.seconds());
            keep(
                    ours,
                    time(
                            e,
                            "Netloom" + which,
                            generated.command(settings.device()),
                            Map.of(),
                            task,
                            guess(e, e.works(), seconds(1), 1)));
            turns(e, generated, candidates, theirs, which);
        }
        for (String work : e.works()) {
            tell(e, work, ours.get(work), candidates, theirs);
        }
    }

    /** A round of everybody else. Whoever fails in one is out; the others go on. */
    private void turns(
            Entry e,
            GeneratedNet generated,
            Map<Peer, Candidates> candidates,
            Map<Peer, Map<String, List<Measurement>>> theirs,
            String which) {
        for (Map.Entry<Peer, Candidates> c : List.copyOf(candidates.entrySet())) {
            Peer p = c.getKey();
            Map<String, List<Measurement>> into = theirs.computeIfAbsent(p, _ -> new LinkedHashMap<>());
            TimingTask task = generated.task(e.works(), settings.threads(), settings.seconds());
            try {
                for (Map.Entry<Setting, List<String>> best : c.getValue().best().entrySet()) {
                    keep(into, time(e, generated, p, best.getKey(), task.works(best.getValue()), which, 1));
                }
            } catch (NetloomException problem) {
                listener.failed(problem);
                candidates.remove(p);
                theirs.remove(p);
            }
        }
    }

    private void tell(
            Entry e,
            String work,
            List<Measurement> ours,
            Map<Peer, Candidates> candidates,
            Map<Peer, Map<String, List<Measurement>>> theirs) {
        List<Optional<Rival>> rivals = new ArrayList<>();
        theirs.forEach((p, measured) -> {
            if (measured.containsKey(work)) {
                Candidates c = candidates.get(p);
                rivals.add(Optional.of(new Rival(p.title(), c.bestName(work), measured.get(work), c.tried(work))));
            }
        });
        if (rivals.isEmpty() && e.peers().isEmpty()) {
            rivals.add(Optional.empty());
        }
        String name = e.products() ? "" : e.net().name();
        for (Optional<Rival> r : rivals) {
            String date = LocalDate.now().toString();
            listener.outcome(new Outcome(name, e.products() ? 0 : e.net().batch(), work, ours, r, commit, date));
        }
    }

    // ---- settings of others -----------------------------------------------------------------------------------------

    /** Short looks at all settings of a peer: milliseconds by work and setting. */
    private record Candidates(Map<String, Map<Setting, Double>> millis) {
        Setting best(String work) {
            return millis.get(work).entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }

        String bestName(String work) {
            return best(work).name();
        }

        Map<String, Double> tried(String work) {
            Map<String, Double> named = new LinkedHashMap<>();
            millis.get(work).forEach((s, ms) -> named.put(s.name(), ms));
            return named;
        }

        /** The best settings, each with the kinds of work that it is best at. */
        Map<Setting, List<String>> best() {
            return millis.keySet().stream()
                    .collect(Collectors.groupingBy(this::best, LinkedHashMap::new, Collectors.toList()));
        }
    }

    private List<Setting> tried(Entry e, Peer p) {
        boolean images = !e.products()
                && e.net().checked().inputShape().map(Shape::isImage).orElse(false);
        return p.settings(settings.threads(), images);
    }

    private Candidates tryAll(Entry e, GeneratedNet generated, Peer p) {
        Map<String, Map<Setting, Double>> millis = new LinkedHashMap<>();
        List<String> works = works(e, p);
        List<Setting> all = tried(e, p);
        if (all.size() == 1) {
            works.forEach(w -> millis.put(w, Map.of(all.getFirst(), 0.0)));
            return new Candidates(millis);
        }
        TimingTask task = generated.task(works, settings.threads(), LOOK * settings.seconds());
        for (Setting s : all) {
            time(e, generated, p, s, task, ", a short look", LOOK)
                    .forEach((work, m) -> millis.computeIfAbsent(work, _ -> new LinkedHashMap<>())
                            .put(s, m.timing().median()));
        }
        return new Candidates(millis);
    }

    // ---- processes --------------------------------------------------------------------------------------------------

    private Map<String, Measurement> time(
            Entry e, GeneratedNet generated, Peer p, Setting s, TimingTask task, String which, double share) {
        String who = p.title() + ", " + s.name() + which;
        double guessed = guess(e, task.works(), seconds(share), slowness(p));
        List<String> command = p.command(settings.peersFolder(), s, generated, settings.device());
        return time(e, who, command, s.environment(), task, guessed);
    }

    private Map<String, Measurement> time(
            Entry e,
            String who,
            List<String> command,
            Map<String, String> environment,
            TimingTask task,
            double guessed) {
        String name = e.products() ? "products" : e.net().name();
        listener.begins(name + ": " + who, outlook);
        long start = System.nanoTime();
        Map<String, Measurement> measured = TimedProcess.run(name + " with " + who, command, environment, task);
        outlook.add(guessed, (System.nanoTime() - start) / 1e9);
        return measured;
    }

    private static void keep(Map<String, List<Measurement>> all, Map<String, Measurement> more) {
        more.forEach(
                (work, m) -> all.computeIfAbsent(work, _ -> new ArrayList<>()).add(m));
    }
}
