package org.netloom.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.profile.Measurement;
import org.netloom.profile.TimingProgram;
import org.netloom.profile.TimingTask;

/** A process that times one library and then ends: nothing of it is left when the next one begins. */
final class TimedProcess {
    private static final int REMEMBERED = 400;

    private TimedProcess() {}

    /**
     * Runs it to its end.
     *
     * @param who for messages
     * @param environment variables beside those of this process
     * @return what it measured, by its work
     * @throws org.netloom.problem.NetloomException with its last words, if it failed
     */
    static Map<String, Measurement> run(
            String who, List<String> command, Map<String, String> environment, TimingTask task) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw CompareMessage.NOT_TIMED.exception(who, AtomicFile.reason(e));
        }
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        List<String> words = new ArrayList<>();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(Json.line(task.toJson()).getBytes(StandardCharsets.UTF_8));
            }
            Map<String, Measurement> measured = read(process, words);
            int code = process.waitFor();
            if (code != 0 || !measured.keySet().containsAll(task.works())) {
                throw CompareMessage.NOT_TIMED.exception(who, lastWords(words, code));
            }
            return measured;
        } catch (IOException e) {
            throw CompareMessage.NOT_TIMED.exception(who, AtomicFile.reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CompareMessage.NOT_TIMED.exception(who, "it was interrupted");
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private static Map<String, Measurement> read(Process process, List<String> words) throws IOException {
        Map<String, Measurement> measured = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(TimingProgram.RESULT)) {
                    Measurement m =
                            Measurement.fromJson(Json.parseObject(line.substring(TimingProgram.RESULT.length())));
                    measured.put(m.work(), m);
                } else {
                    words.add(line);
                }
            }
        }
        return measured;
    }

    /** The sentence of the exception that ended it, if there was one. */
    private static String lastWords(List<String> words, int code) {
        String text = words.stream()
                .filter(w -> w.startsWith("Exception in") || w.startsWith("Caused by"))
                .reduce((_, last) -> last)
                .orElseGet(() -> words.stream()
                        .filter(w -> !w.startsWith("WARNING") && !w.isBlank())
                        .limit(3)
                        .collect(Collectors.joining(" ")));
        return (text.isEmpty() ? "it ended with code " + code : text)
                .substring(0, Math.min(REMEMBERED, Math.max(text.length(), 1)));
    }
}
