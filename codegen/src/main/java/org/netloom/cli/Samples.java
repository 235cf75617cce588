package org.netloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netloom.design.DesignFile;

/** The samples that come with Netloom: folders with a design, a README and sometimes data. */
public record Samples(List<Sample> all) {
    public Samples {
        all = List.copyOf(all);
    }

    /**
     * A sample.
     *
     * @param summary what it is, in a line
     * @param data files that the design reads
     */
    public record Sample(String name, Path design, String summary, List<Path> data) {}

    /** Those in the folder that the launcher names. */
    public static Samples find() {
        Path folder = Path.of(System.getProperty("netloom.home", "."), "samples");
        if (!Files.isDirectory(folder)) {
            throw CliMessage.NO_SAMPLES.exception(folder);
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return new Samples(folders.filter(f -> Files.exists(designIn(f)))
                    .sorted()
                    .map(Samples::sample)
                    .toList());
        } catch (IOException e) {
            throw CliMessage.CANNOT_READ.exception(folder, Output.reason(e));
        }
    }

    private static Path designIn(Path folder) {
        return folder.resolve(folder.getFileName() + DesignFile.EXTENSION);
    }

    private static Sample sample(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> data =
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
            return new Sample(folder.getFileName().toString(), designIn(folder), summary(folder), data);
        } catch (IOException e) {
            throw CliMessage.CANNOT_READ.exception(folder, Output.reason(e));
        }
    }

    /** The first sentence of its README, behind the heading. */
    private static String summary(Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        if (!Files.exists(readme)) {
            return "";
        }
        String paragraph = Files.readAllLines(readme).stream()
                .dropWhile(line -> line.isBlank() || line.startsWith("#"))
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining(" "));
        // Not behind "et al.", which no capital follows.
        return paragraph.replaceFirst("\\. (?=\\p{Lu}).*", ".");
    }
}
