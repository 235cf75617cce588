import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the register tiles of {@code org.netloom.ops.vector} when the project is built. A tile keeps sums for some rows
 * and vectors in registers and adds to each, step after step, the factor of its row times the vector of its column. Tiles
 * differ in size, in where a step finds its operands, and in where sums come from and go to. The sums must be local
 * variables of one method that calls nothing but the Vector API, so no method of Java can be all of them; {@link #METHOD}
 * is.
 *
 * <p>{@code java TileSources.java FOLDER} brings FOLDER up to date. Why: {@code docs/adr/0010-register-tiles.md}.
 */
final class TileSources {
    /**
     * Every tile. Words such as LEFT_STEP stand for parts, which may be missing. Lines that begin with a bar are written
     * for each vector, those between {@code rows} and {@code end} for each row: {r} is the row, {j} the vector, {v} its
     * letter, {n} counts vectors row by row.
     */
    private static final String METHOD = """

                /**
                 * LEFT_IS;
                 * RIGHT_IS.
                 * SUMS_ARE.
                 */
                static void NAME(LEFT_ARGUMENTS, RIGHT_ARGUMENTS, LOOP_ARGUMENTS, SUMS_ARGUMENTS) {
                    SUMS_FIRST
                    rows
                    | FloatVector {v}{r} = SUMS_START;
                    end
                    for (LOOP_HEAD, LEFT_NEXT, RIGHT_NEXT) {
                        LEFT_STEP
                        RIGHT_STEP
                        | FloatVector {v} = FloatVector.fromArray(S, b, RIGHT_AT);
                        rows
                        FloatVector q{r} = LEFT_FACTOR;
                        | {v}{r} = q{r}.fma({v}, {v}{r});
                        end
                    }
                    rows
                    | {v}{r}.intoArray(SUMS_TARGET);
                    SUMS_NEXT
                    end
                }
            """;

    /** The left operand: rows that lie along memory. */
    private static final String ROWS = """
            LEFT_IS Element p of row i is {@code a[aAt + i*DISTANCE + p]}
            LEFT_ARGUMENTS float[] a, int aAt
            LEFT_STEP int i = aAt + p;
            LEFT_FACTOR FloatVector.broadcast(S, a[i + {r} * Segments.DISTANCE])
            """;

    /** Columns that lie along memory, and a table that tells where. */
    private static final String COLUMNS = """
            LEFT_IS Element p of row i is {@code a[aAt + starts[from + p] + i]}
            LEFT_ARGUMENTS float[] a, int aAt, int[] starts, int from
            LEFT_STEP int i = aAt + starts[from + p];
            LEFT_FACTOR FloatVector.broadcast(S, a[i + {r}])
            """;

    /** Columns that lie along memory at one distance. */
    private static final String STRIDED = """
            LEFT_IS Element p of row i is {@code a[aAt + p*ld + i]}
            LEFT_ARGUMENTS float[] a, int aAt, int ld
            LEFT_FACTOR FloatVector.broadcast(S, a[aAt + {r}])
            LEFT_NEXT aAt += ld
            """;

    /** Columns of a tile's rows, one behind the other. */
    private static final String PACKED = """
            LEFT_IS Element p of row i is {@code a[aAt + p*ROWS + i]}
            LEFT_ARGUMENTS float[] a, int aAt
            LEFT_STEP int i = aAt + p * ROWS;
            LEFT_FACTOR FloatVector.broadcast(S, a[i + {r}])
            """;

    /** The right operand: a panel as wide as the tile. */
    private static final String PANEL = """
            RIGHT_IS step p of the panel is at {@code b[bAt + p * {vectors} * V]}
            RIGHT_ARGUMENTS float[] b, int bAt
            RIGHT_AT bAt + {j} * V
            RIGHT_NEXT bAt += {vectors} * V
            """;

    /** One vector of each step of a panel of two. */
    private static final String HALF_PANEL = """
            RIGHT_IS step p of the panel is at {@code b[bAt + p * 2 * V]}
            RIGHT_ARGUMENTS float[] b, int bAt
            RIGHT_AT bAt
            RIGHT_NEXT bAt += 2 * V
            """;

    /** The same, with an index for each step: 2% faster with four vectors, 5% slower with 12 rows. */
    private static final String INDEXED_PANEL = """
            RIGHT_IS step p of the panel is at {@code b[bAt + p * {vectors} * V]}
            RIGHT_ARGUMENTS float[] b, int bAt
            RIGHT_STEP int k = bAt + p * ({vectors} * V);
            RIGHT_AT k + {j} * V
            """;

    /** Rows anywhere, and a table that tells where; with PACKED, to count from 0 instead would cost a tenth. */
    private static final String TABLE = """
            RIGHT_IS step p of the panel is at {@code b[bAt + starts[p]]}, for p from {@code from} to {@code end}
            RIGHT_ARGUMENTS float[] b, int bAt, int[] starts
            RIGHT_STEP int k = bAt + starts[p];
            RIGHT_AT k + {j} * V
            LOOP_ARGUMENTS int from, int end
            LOOP_HEAD int p = from; p < end; p++
            """;

    /** Both operands: rows of vectors, whose products with each other are summed lane by lane. */
    private static final String DOTS = """
            LEFT_IS Row i is at {@code a[ai]}
            LEFT_ARGUMENTS float[] a, int a0, int a1, int a2, int a3
            LEFT_FACTOR FloatVector.fromArray(S, a, a{r} + p)
            LOOP_HEAD int p = 0; p < steps; p += V
            RIGHT_IS column j is at {@code b[bj]}; steps are elements, a multiple of V
            RIGHT_ARGUMENTS float[] b, int b0, int b1, int b2, int b3
            RIGHT_AT b{j} + p
            """;

    /** The sums: a tile of their own. */
    private static final String TILE = """
            SUMS_ARE Sums start from 0 and go to {@code tile}, row after row
            SUMS_ARGUMENTS float[] tile, int at
            SUMS_FIRST FloatVector zero = FloatVector.zero(S);
            SUMS_START zero
            SUMS_TARGET tile, at + {n} * V
            """;

    /** One vector of each row of a tile of two. */
    private static final String HALF_TILE = """
            SUMS_ARE Sums start from 0 and go to {@code tile}, rows two vectors apart
            SUMS_ARGUMENTS float[] tile, int at
            SUMS_FIRST FloatVector zero = FloatVector.zero(S);
            SUMS_START zero
            SUMS_TARGET tile, at + {r} * Lanes.NR
            """;

    /** Rows of a larger result. */
    private static final String APART = """
            SUMS_ARE Each row starts from that at {@code start}; rows go to {@code out}, {@code ld} apart
            SUMS_ARGUMENTS float[] start, int startAt, float[] out, int outAt, int ld
            SUMS_FIRST | FloatVector {v}Start = FloatVector.fromArray(S, start, startAt + {j} * V);
            SUMS_START {v}Start
            SUMS_TARGET out, outAt + {j} * V
            SUMS_NEXT outAt += ld;
            """;

    /** Sums that go on from where an earlier call left them. */
    private static final String ADDED = """
            SUMS_ARE Sums are added to those in {@code sums}, row after row
            SUMS_ARGUMENTS float[] sums, int at
            SUMS_START FloatVector.fromArray(S, sums, at + {n} * V)
            SUMS_TARGET sums, at + {n} * V
            """;

    /** What is so where no operand says otherwise. */
    private static final String USUALLY = """
            LOOP_ARGUMENTS int steps
            LOOP_HEAD int p = 0; p < steps; p++
            """;

    private static final String HEAD = """
            // Written by src/main/kernels/TileSources.java when the project is built; a change belongs there.
            package org.netloom.ops.vector;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /**
             * DOC
             */
            final class NAME {
                static final int ROWS = COUNT;

                private static final VectorSpecies<Float> S = Lanes.S;
                private static final int V = Lanes.V;

                private NAME() {}
            """;

    private static final int LINE = 120;

    private final String name;
    private final int rows;
    private final StringBuilder text = new StringBuilder();

    private TileSources(String name, int rows, String doc) {
        this.name = name;
        this.rows = rows;
        String lines = doc.strip().replace("\n", "\n * ").replace(" \n", "\n");
        text.append(HEAD.replace("DOC", lines).replace("NAME", name).replace("COUNT", "" + rows));
    }

    /** Adds a method whose tile is so many vectors wide. */
    private TileSources method(String name, int vectors, String... parts) {
        String method = METHOD.replace("NAME", name);
        for (String part : (String.join("", parts) + USUALLY).lines().toList()) {
            int space = part.indexOf(' ');
            method = method.replace(part.substring(0, space), part.substring(space + 1));
        }
        method = method.replaceAll("(, )?(LEFT|RIGHT|SUMS)_[A-Z]+", "").replace("{vectors}", "" + vectors);
        List<String> ofRow = null;
        for (String line : method.lines().toList()) {
            if (line.strip().equals("rows")) {
                ofRow = new ArrayList<>();
            } else if (line.strip().equals("end")) {
                for (int r = 0; r < rows; r++) {
                    for (String each : ofRow) {
                        line(each, r, vectors);
                    }
                }
                ofRow = null;
            } else if (ofRow != null) {
                ofRow.add(line);
            } else {
                line(line, 0, vectors);
            }
        }
        return this;
    }

    /** Adds a line of row r, for each vector where it says so, and as one would write it: without {@code 0 * V}. */
    private void line(String line, int r, int vectors) {
        int count = line.contains("| ") ? vectors : 1;
        for (int j = 0; j < count; j++) {
            String filled = line.replace("| ", "")
                    .replace("{r}", "" + r)
                    .replace("{j}", "" + j)
                    .replace("{v}", "xyzw".substring(j, j + 1))
                    .replace("{n}", "" + (r * vectors + j))
                    .replaceAll(" \\+ 0\\b( \\* [\\w.]+)?", "")
                    .replaceAll("\\b1 \\* ", "")
                    .replace("(V)", "V");
            if (!filled.isBlank() || line.isEmpty()) {
                text.append(filled.length() > LINE ? broken(filled) : filled).append('\n');
            }
        }
    }

    /** The head of a method that is too long for its line, with the parameters on the next or on lines of their own. */
    private static String broken(String head) {
        String indent = "\n            ";
        int open = head.indexOf('(') + 1;
        String rest = head.substring(open);
        return head.substring(0, open)
                + indent
                + (indent.length() - 1 + rest.length() > LINE ? rest.replace(", ", "," + indent) : rest);
    }

    /** Writes the class unless it is there: what does not change is not compiled again. */
    private String write(Path folder) throws IOException {
        Path file = folder.resolve(name + ".java");
        String source = text + "}\n";
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
        return file.getFileName().toString();
    }

    /** Products of any number of steps with a panel of one or two vectors. */
    private static TileSources panels(int rows, String doc) {
        return new TileSources("Tile" + rows, rows, doc)
                .method("rows2", 2, ROWS, PANEL, TILE)
                .method("rows1", 1, ROWS, PANEL, TILE)
                .method("columns2", 2, COLUMNS, PANEL, TILE)
                .method("columns1", 1, COLUMNS, PANEL, TILE)
                .method("strided2", 2, STRIDED, PANEL, TILE)
                .method("strided1", 1, STRIDED, PANEL, TILE);
    }

    private static final String TWELVE = """
            The product of 12 rows with a packed panel, in registers: 24 sums, 2 vectors of the panel and a factor fill 27 of
            32 vector registers (AVX-512, NEON). Per step 24 multiply-adds, 12 broadcasts, 2 loads.

            <p>It reaches 205 to 230 GFLOP/s of the 240 of a loop of nothing but multiply-adds. Unrolling and 3 vectors gain
            nothing; 14 rows gain 4% here and, as sizes go, nothing in a network. With rows at any distance it was a seventh
            slower: twelve indices do not fit the general registers; so rows are copied to a distance that is a constant.
            One vector has to fetch a factor for each multiply-add, which leaves 150 to 190 GFLOP/s; 24 rows of it would be a
            tenth faster, but only the last panel of a product is so narrow.
            """;

    private static final String SIX = """
            The product of 6 rows with a packed panel, in registers: 12 sums, 2 vectors of the panel and a factor fill 15 of 16
            vector registers (AVX2). See {@link Tile12}.
            """;

    private static final String SIXTEEN = """
            The product of 16 rows with one half of a packed panel after the other: 16 sums. For results of 13 to 16 rows, as
            those of one image of 4 x 4: two tiles of 12 rows would take 24 multiply-adds of which 8 count for nothing.
            """;

    private static final String WINDOW = """
            Sums of products of six neighbouring elements with vectors, one of the two found through a table, so that an image
            is read where it lies whatever the geometry; see {@link WindowTiles}.

            <p>Four vectors fill 29 of 32 vector registers (AVX-512, NEON): per step 24 multiply-adds, 6 broadcasts, 4 loads;
            two vectors fill 15 of 16. Rows at six places of their own took twice as long: an addition, a range check and at
            times a register from the stack for each, on ports that the multiply-adds need.
            """;

    private static final String ROWS_WITH_ROWS = """
            Products of four rows with four others, lane by lane: 16 sums, and 5 vectors to multiply.
            """;

    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0], "org", "netloom", "ops", "vector");
        Files.createDirectories(folder);
        TileSources windows = new TileSources("WindowTile", 6, WINDOW)
                .method("packed4", 4, PACKED, TABLE, APART)
                .method("packed2", 2, PACKED, TABLE, APART)
                .method("packed1", 1, PACKED, TABLE, APART)
                .method("columns4", 4, COLUMNS, INDEXED_PANEL, APART)
                .method("columns2", 2, COLUMNS, INDEXED_PANEL, APART)
                .method("columns1", 1, COLUMNS, INDEXED_PANEL, APART);
        TileSources dots = new TileSources("DotTile", 4, ROWS_WITH_ROWS).method("dots", 4, DOTS, ADDED);
        TileSources halves = new TileSources("Tile16", 16, SIXTEEN).method("half", 1, ROWS, HALF_PANEL, HALF_TILE);
        List<String> written = new ArrayList<>();
        for (TileSources each : List.of(panels(12, TWELVE), panels(6, SIX), halves, windows, dots)) {
            written.add(each.write(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!written.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
