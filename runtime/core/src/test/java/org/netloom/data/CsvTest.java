package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.json.Json;

class CsvTest {
    @TempDir
    private Path folder;

    private Path file(String text) {
        return DataFiles.write(folder.resolve("t.csv"), text);
    }

    private CsvTable table(String text) {
        return CsvTable.read(file(text), HeaderChoice.AUTO, "");
    }

    private static List<List<String>> fields(CsvTable t) {
        return t.rows().stream().map(r -> List.of(r.fields())).toList();
    }

    private static Dataset data(CsvTable table, String target) {
        return TableInference.infer(table, target, TargetForm.AUTO)
                .encode(table)
                .data();
    }

    private static float[] input(Dataset data, int i) {
        float[] x = new float[data.inputShape().size()];
        data.input(i, x, 0);
        return x;
    }

    private static float target(Dataset data, int i) {
        float[] t = new float[1];
        data.target(i, t, 0);
        return t[0];
    }

    // ---- text to rows -----------------------------------------------------------------------------------------------

    @Test
    void quotesHoldSeparatorsQuotesAndLineEnds() {
        CsvTable t = table("name,x\r\n\"a, \"\"b\"\"\nc\",1\r\n d ,2\r\n\r\n");
        assertEquals(List.of("name", "x"), t.names());
        assertEquals(List.of(List.of("a, \"b\"\nc", "1"), List.of("d", "2")), fields(t));
        assertEquals(4, t.rows().get(1).line());
    }

    @Property(tries = 100)
    void whatIsWrittenByTheRulesIsReadAsItWas(@ForAll("tables") List<List<String>> rows) {
        String text = rows.stream()
                .map(r ->
                        r.stream().map(f -> '"' + f.replace("\"", "\"\"") + '"').collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
        List<CsvParser.Row> parsed = CsvParser.parse(Path.of("t"), text, ',', Integer.MAX_VALUE);
        assertEquals(rows, parsed.stream().map(r -> List.of(r.fields())).toList());
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.strings()
                .withChars('a', ' ', ',', ';', '"', '\n', '\r', '\t', 'é')
                .ofMaxLength(6);
        return field.list().ofSize(3).list().ofMinSize(1).ofMaxSize(5);
    }

    @Test
    void theSeparatorIsFoundOut() {
        for (String s : List.of(",", ";", "\t", "|", " ", "   ")) {
            CsvTable t = table("1S2Sa\n3S4Sb\n5S6Sa\n".replace("S", s));
            assertEquals(List.of("1", "2", "a"), fields(t).getFirst(), "'" + s + "'");
        }
        CsvTable decimals = table("1,5;2,5;a\n3,5;4;b\n");
        assertArrayEquals(new float[] {1.5f, 2.5f}, input(data(decimals, ""), 0));
    }

    @Test
    void theHeaderIsFoundOut() {
        assertTrue(table("x,y\n1,a\n2,b\n").named());
        assertFalse(table("1,a\n2,b\n3,a\n").named());
        assertTrue(table("colour,kind\nred,a\nblue,b\nred,b\n").named());
        assertFalse(table("red,a\nblue,b\nred,b\n").named());
        assertFalse(
                table("vhigh,2,4,unacc\nlow,4,5more,acc\nvhigh,5more,2,acc\n").named());
        assertEquals(List.of("column 1", "column 2"), table("1,a\n2,b\n").names());
        assertEquals(
                List.of("x", "x (2)", "column 3"), table("x,x,\n1,2,3\n2,3,4\n").names());
        CsvTable forced = CsvTable.read(file("1,2\n3,4\n"), HeaderChoice.YES, "");
        assertEquals(List.of("1", "2"), forced.names());
    }

    @Test
    void everyUsualEncodingIsRead() {
        byte[] utf8 = "größe,kind\n1,ä\n2,b\n".getBytes(StandardCharsets.UTF_8);
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] latin1 = "größe,kind\n1,ä\n2,b\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "\uFEFFgröße,kind\n1,ä\n2,b\n".getBytes(StandardCharsets.UTF_16LE);
        for (byte[] bytes : List.of(utf8, DataFiles.join(mark, utf8), latin1, utf16)) {
            Path f = DataFiles.write(folder.resolve("e.csv"), bytes);
            assertEquals(
                    List.of("größe", "kind"),
                    CsvTable.read(f, HeaderChoice.AUTO, "").names());
        }
    }

    // ---- rows to numbers --------------------------------------------------------------------------------------------

    @Test
    void textsBecomeOneHotAndTheLastColumnIsTheTarget() {
        CsvTable t = table("size,colour,kind\n1.5,red,b\n2,blue,a\n3e1,red,a\n");
        Dataset d = data(t, "");
        assertEquals(
                List.of("size", "colour=blue", "colour=red"),
                d.schema().orElseThrow().featureNames());
        assertArrayEquals(new float[] {30, 0, 1}, input(d, 2));
        assertEquals(new Targets.Classes(List.of("a", "b")), d.targets());
        assertEquals(1, target(d, 0));
    }

    @Test
    void theTargetIsFoundByNameOrNumber() {
        CsvTable t = table("kind,x\na,1\nb,2\n");
        assertEquals(new Targets.Classes(List.of("a", "b")), data(t, "Kind").targets());
        assertEquals(new Targets.Classes(List.of("a", "b")), data(t, "1").targets());
    }

    @Test
    void numbersAsTargetsAreClassesOrValues() {
        CsvTable rings = table(java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> i % 7 + "," + i % 3)
                .collect(Collectors.joining("\n")));
        assertEquals(
                new Targets.Classes(List.of("0", "1", "2")), data(rings, "").targets());
        assertInstanceOf(
                Targets.Values.class,
                TableInference.infer(rings, "", TargetForm.NUMBERS).targets());
        CsvTable prices = table("1,10.5\n2,11.25\n3,9\n");
        assertEquals(List.of("column 2"), ((Targets.Values) data(prices, "").targets()).names());
        assertEquals(11.25f, target(data(prices, ""), 1));
        // Numbers sort by size, and 1.0 is 1.
        assertEquals(
                List.of("1", "2", "10"),
                ((Targets.Classes) TableInference.infer(table("x,10\ny,2\nx,1.0\ny,1\n"), "", TargetForm.CLASSES)
                                .targets())
                        .labels());
    }

    @Test
    void aStoredSchemaReadsAnotherFileTheSameWay() {
        CsvTable training = table("size,colour,kind\n1,red,b\n2,blue,a\n3,red,a\n");
        TableSchema schema = TableInference.infer(training, "", TargetForm.AUTO);
        TableSchema stored = TableSchema.fromJson(Json.parseObject(Json.format(schema.toJson())));
        assertEquals(schema, stored);
        // By name, in another order, without the target, with a column nobody asked for.
        TableSchema.Rows rows = stored.read(file("id,colour,size\n7,blue,5\n"), HeaderChoice.AUTO, "");
        assertFalse(rows.hasTarget());
        assertArrayEquals(new float[] {5, 1, 0}, input(rows.data(), 0));
        assertArrayEquals(new int[] {2}, rows.lines());
        // A header also where every column holds texts.
        TableSchema texts = TableInference.infer(table("colour,kind\nred,a\nblue,b\nred,b\n"), "", TargetForm.AUTO);
        assertEquals(
                1,
                texts.read(file("colour\nred\n"), HeaderChoice.AUTO, "").data().size());
    }

    @Test
    void withoutAHeaderColumnsAreFoundByPosition() {
        CsvTable training = table("a,1,red\nb,2,blue\na,3,red\n");
        TableSchema schema = TableInference.infer(training, "1", TargetForm.AUTO);
        TableSchema.Rows without = schema.read(file("5,blue\n"), HeaderChoice.AUTO, "");
        assertArrayEquals(new float[] {5, 1, 0}, input(without.data(), 0));
        TableSchema.Rows with = schema.read(file("b,5,blue\na,5,red\n"), HeaderChoice.AUTO, "");
        assertTrue(with.hasTarget());
        assertEquals(1, target(with.data(), 0));
        assertEquals("[5.0, 0.0, 1.0]", Arrays.toString(input(with.data(), 1)));
    }
}
