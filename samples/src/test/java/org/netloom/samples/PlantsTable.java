package org.netloom.samples;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes {@code samples/tabular-mlp/plants.csv}: invented plants of three species, told apart by three measures, a colour
 * and a habitat, none of which suffices alone. The same rows each time.
 */
final class PlantsTable {
    private static final int ROWS = 300;
    private static final long SEED = 20250101;

    /** A species and what is typical of it; the probabilities of colours and habitats are in percent. */
    private record Species(
            String name, double height, double length, double width, double spread, int[] colours, int[] habitats) {}

    private static final List<String> COLOURS = List.of("white", "yellow", "violet");
    private static final List<String> HABITATS = List.of("meadow", "forest", "shore");

    private static final List<Species> SPECIES = List.of(
            new Species("marsh lily", 62, 21, 3.4, 0.13, new int[] {25, 70, 5}, new int[] {25, 5, 70}),
            new Species("wood bell", 48, 14, 4.6, 0.14, new int[] {20, 5, 75}, new int[] {20, 70, 10}),
            new Species("star daisy", 35, 9, 2.6, 0.15, new int[] {65, 30, 5}, new int[] {70, 15, 15}));

    private PlantsTable() {}

    /** The text of the file. */
    static String text() {
        Random random = new Random(SEED);
        StringBuilder csv = new StringBuilder("height_cm,leaf_length_cm,leaf_width_cm,colour,habitat,species\n");
        for (int row = 0; row < ROWS; row++) {
            Species s = SPECIES.get(random.nextInt(SPECIES.size()));
            // Well-fed plants are larger in every measure.
            double vigour = 1 + 0.15 * bell(random);
            csv.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f,%.1f,%s,%s,%s%n",
                    measure(s.height, vigour, s.spread, random),
                    measure(s.length, vigour, s.spread, random),
                    measure(s.width, vigour, s.spread, random),
                    choice(COLOURS, s.colours, random),
                    choice(HABITATS, s.habitats, random),
                    s.name));
        }
        return csv.toString().replace("\r\n", "\n");
    }

    private static double measure(double typical, double vigour, double spread, Random random) {
        return Math.max(0.3, typical * vigour * (1 + spread * bell(random)));
    }

    /** About normal, between -3 and 3: four uniform numbers added, to be the same on every Java. */
    private static double bell(Random random) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += random.nextDouble();
        }
        return (sum - 2) * Math.sqrt(3);
    }

    private static String choice(List<String> values, int[] percent, Random random) {
        int at = random.nextInt(100);
        for (int i = 0; i < percent.length; i++) {
            at -= percent[i];
            if (at < 0) {
                return values.get(i);
            }
        }
        throw new IllegalStateException("percentages must add up to 100");
    }

    /** Prints the table, to renew the file. */
    public static void main(String[] args) {
        System.out.print(text());
    }
}
