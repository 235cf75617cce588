package org.netloom.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How people write the ten digits: for each a few variants, each of some strokes of the pen, each a smooth curve through
 * points. x runs right and y runs down, both 0..1 over the digit's box. Where a stroke turns sharply it ends, and the next
 * begins at the same point.
 */
final class DigitStrokes {
    /** Variants of each digit; strokes are separated by bars, points by spaces. */
    private static final String[][] WRITTEN = {
        { // 0: an oval; closed, open at the top, narrow with an overlapping end
            "50,0 22,10 6,32 4,58 16,86 46,100 78,90 95,64 94,34 78,10 50,0",
            "62,4 32,2 10,26 4,56 18,88 48,100 80,86 96,54 86,20 60,8 46,16",
            "44,2 20,14 10,44 14,78 38,99 68,92 86,62 84,26 62,4 36,6 24,20"
        },
        { // 1: a bar; with a flag; with flag and foot; with the long flag of a continental hand
            "52,0 51,34 50,68 49,100",
            "28,26 42,15 56,0 | 56,0 55,50 55,100",
            "26,24 40,14 52,0 | 52,0 52,50 52,100 | 22,100 52,99 82,100",
            "14,46 36,26 58,0 | 58,0 57,50 57,100"
        },
        { // 2: with a straight foot; with a loop in the corner; angular; with a wavy foot
            "8,26 20,6 48,0 78,8 88,28 76,50 48,72 8,99 | 8,99 50,99 94,97",
            "10,24 26,4 54,0 82,12 84,36 62,62 34,86 14,98 6,90 16,78 36,84 62,97 94,94",
            "8,10 40,2 84,6 | 84,6 74,38 44,70 8,98 | 8,98 52,96 92,98",
            "12,30 18,8 46,0 76,8 82,30 62,58 30,84 10,98 | 10,98 28,90 52,96 74,100 94,90"
        },
        { // 3: two bowls; flat on top; with a small loop between the bowls
            "10,14 34,0 66,2 84,18 78,38 42,48 | 42,48 76,52 94,72 80,94 48,101 8,88",
            "10,2 48,3 86,1 | 86,1 64,22 42,42 | 42,42 78,46 95,68 82,94 46,101 6,88",
            "8,12 38,0 72,6 80,26 62,44 38,50 34,44 48,44 82,56 92,78 70,98 36,100 6,86"
        },
        { // 4: open on top; closed; open with a bowl; open with a short stem
            "22,0 16,30 8,60 | 8,60 50,60 96,58 | 70,12 68,56 66,100",
            "70,0 36,36 4,68 | 4,68 48,68 96,67 | 70,0 70,50 70,100",
            "16,4 10,30 18,50 46,56 80,46 | 84,4 80,46 | 80,46 76,74 72,100",
            "34,2 20,30 6,56 | 6,56 52,58 94,52 | 62,30 60,66 58,100"
        },
        { // 5: with a bar; drawn in one go; with a deep bowl
            "88,1 54,1 24,2 | 24,2 20,24 16,45 | 16,45 44,36 78,44 92,68 76,94 42,101 6,90",
            "90,4 58,0 30,6 22,26 24,42 50,44 82,56 88,80 64,99 32,99 8,88",
            "22,2 20,22 18,42 | 18,42 50,38 82,52 90,76 68,98 36,100 8,84 | 22,3 54,4 92,0"
        },
        { // 6: with a curved back; with a straight back; with a flat, wide loop
            "76,2 44,14 18,42 8,72 24,97 58,100 86,84 84,60 58,48 28,58 10,76",
            "66,0 40,28 18,60 10,78 | 10,78 22,98 54,101 84,90 88,68 66,54 36,60 12,80",
            "84,10 60,0 32,16 12,48 8,78 30,99 66,98 90,80 80,60 46,58 14,74"
        },
        { // 7: plain; with a crossbar; with a hook in front; with a curved stem
            "8,4 48,3 90,2 | 90,2 64,50 40,100",
            "8,3 48,3 90,2 | 90,2 66,48 42,100 | 28,52 58,50 88,48",
            "8,22 9,4 | 9,4 48,5 90,3 | 90,3 68,46 50,100",
            "6,8 30,2 60,6 92,2 | 92,2 70,30 52,64 46,100"
        },
        { // 8: in one go, starting above; two rings; with an open top
            "84,16 56,0 24,8 22,30 52,48 84,68 82,92 50,101 16,92 14,70 46,50 78,32 84,16",
            "50,0 24,8 20,28 48,46 78,30 76,8 50,0 | 48,46 16,60 12,86 48,101 86,88 84,60 48,46",
            "80,8 48,2 22,16 32,38 64,58 86,80 62,100 26,98 14,78 36,56 68,36 90,10"
        },
        { // 9: with a straight stem; with a curved tail; with a hooked tail; drawn in one go
            "86,24 68,4 36,2 14,22 18,46 48,54 76,44 86,24 | 86,20 82,60 78,100",
            "84,22 60,2 28,8 12,30 28,52 62,50 84,26 | 84,22 84,52 66,82 36,100",
            "86,26 66,4 32,4 14,26 26,48 58,50 86,26 | 86,20 88,56 78,90 48,101 18,88",
            "88,12 58,0 24,12 12,36 34,54 66,42 88,12 | 88,12 76,56 60,100"
        }
    };

    /** Points of all strokes: x, y. */
    private static final float[][][][] STROKES = parse();

    private DigitStrokes() {}

    static int variants(int digit) {
        return STROKES[digit].length;
    }

    /** The strokes of a variant, each x0, y0, x1, y1, ... */
    static float[][] strokes(int digit, int variant) {
        return STROKES[digit][variant];
    }

    private static float[][][][] parse() {
        float[][][][] all = new float[WRITTEN.length][][][];
        for (int d = 0; d < all.length; d++) {
            all[d] = new float[WRITTEN[d].length][][];
            for (int v = 0; v < all[d].length; v++) {
                List<float[]> strokes = new ArrayList<>();
                for (String stroke : WRITTEN[d][v].split(" \\| ", -1)) {
                    String[] numbers = stroke.trim().split("[ ,]", -1);
                    float[] points = new float[numbers.length];
                    for (int i = 0; i < points.length; i++) {
                        points[i] = Integer.parseInt(numbers[i]) / 100f;
                    }
                    strokes.add(points);
                }
                all[d][v] = strokes.toArray(float[][]::new);
            }
        }
        return all;
    }
}
