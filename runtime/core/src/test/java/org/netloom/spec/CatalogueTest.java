package org.netloom.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.json.Json;

/** What every spec of every family must keep. */
class CatalogueTest {
    @TestFactory
    Stream<DynamicTest> documentationIsComplete() {
        return Catalogue.types().stream()
                .map(t -> DynamicTest.dynamicTest(t.name(), () -> {
                    Doc doc = t.doc();
                    for (String text : List.of(doc.summary(), doc.formula(), doc.use(), doc.avoid(), doc.source())) {
                        assertTrue(text.strip().length() > 4, "too short: '" + text + "'");
                    }
                    assertTrue(doc.summary().endsWith("."), doc.summary());
                    assertTrue(doc.use().endsWith("."), doc.use());
                    assertTrue(doc.avoid().startsWith("Not ") && doc.avoid().endsWith("."), doc.avoid());
                    for (Component c : t.components()) {
                        String text = c.param().doc();
                        assertTrue(text.length() > 4 && !text.endsWith("."), c.name() + ": " + text);
                        assertTrue(c.param().min() <= c.param().max(), c.name());
                        assertFalse(c.expected().isEmpty());
                    }
                    String page = Reference.settings(t);
                    t.components().forEach(c -> assertTrue(page.contains("`" + c.name() + "`")));
                }));
    }

    /** {@code of} takes what has no default; everything else has a method of its name that changes just that. */
    @TestFactory
    Stream<DynamicTest> followsTheConvention() {
        return Catalogue.types().stream().map(t -> DynamicTest.dynamicTest(t.name(), () -> convention(t)));
    }

    private static <T extends Spec> void convention(SpecType<T> type) throws ReflectiveOperationException {
        Class<?>[] required = type.components().stream()
                .filter(Component::required)
                .map(Component::javaClass)
                .toArray(Class<?>[]::new);
        Method of = type.type().getMethod("of", required);
        T drawn = new RandomSpecs(3).draw(type);
        Object[] arguments = type.components().stream()
                .filter(Component::required)
                .map(c -> c.get(drawn))
                .toArray();
        T plain = type.type().cast(of.invoke(null, arguments));
        T other = new RandomSpecs(4).draw(type);
        for (Component c : type.components()) {
            if (c.required()) {
                continue;
            }
            assertTrue(type.isDefault(plain, c), "of(...) and @Param differ in the default of " + c.name());
            Method wither = type.type().getMethod(c.name(), c.javaClass());
            T changed = type.type().cast(wither.invoke(plain, c.get(other)));
            assertEquals(c.get(other), c.get(changed), c.name());
            for (Component unchanged : type.components()) {
                if (unchanged != c) {
                    assertEquals(
                            unchanged.get(plain), unchanged.get(changed), c.name() + " changes " + unchanged.name());
                }
            }
        }
    }

    @Test
    void noSpecIsForgotten() {
        Set<String> known =
                Catalogue.types().stream().map(t -> t.type().getName()).collect(Collectors.toCollection(TreeSet::new));
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.netloom");
        Set<String> found = main.stream()
                .filter(c -> c.isAssignableTo(Spec.class)
                        && !c.isInterface()
                        && !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, found);
    }

    /** A layer is one record, one executable, one entry in the harness and one in the reference values. */
    @Test
    void everyLayerHasAnExecutableTwin() {
        List<String> missing = new ArrayList<>();
        for (SpecType<? extends LayerSpec> type : SpecFamily.of(LayerSpec.class).types()) {
            String twin = Activation.class.isAssignableFrom(type.type()) ? "Activation" : type.name();
            try {
                assertNotNull(Class.forName("org.netloom.layer." + twin + "Layer"));
            } catch (ClassNotFoundException _) {
                if (type.type() != Input.class) {
                    missing.add(type.name());
                }
            }
        }
        assertEquals(List.of(), missing, "specs without an executable layer in org.netloom.layer");
    }

    @Test
    void theSealedOrderIsTheOrderOfTheCatalogue() {
        List<String> names = SpecFamily.of(LayerSpec.class).types().stream()
                .map(SpecType::name)
                .toList();
        assertEquals(List.of("Input", "Dense", "Conv2d"), names.subList(0, 3));
        assertEquals(names.size(), Set.copyOf(names).size());
    }

    @Property(tries = 20)
    void jsonIsReadBack(@ForAll long seed) {
        for (Class<? extends Spec> family : Catalogue.FAMILIES) {
            readBack(SpecFamily.of(family), seed);
        }
        for (Class<? extends Spec> single : Catalogue.SINGLE) {
            readBack(SpecType.of(single), seed);
        }
    }

    private static <T extends Spec> void readBack(SpecFamily<T> family, long seed) {
        for (SpecType<? extends T> type : family.types()) {
            T spec = new RandomSpecs(seed).draw(type);
            String text = Json.format(family.toJson(spec));
            T back = family.fromJson(Json.parseObject(text));
            assertEquals(spec, back);
            assertEquals(text, Json.format(family.toJson(back)));
        }
    }

    private static <T extends Spec> void readBack(SpecType<T> type, long seed) {
        T spec = new RandomSpecs(seed).draw(type);
        assertEquals(spec, type.create(Json.parseObject(Json.format(type.toJson(spec)))));
    }

    @Property(tries = 5)
    void everyComponentCanBeChangedByItself(@ForAll long seed) {
        Catalogue.types().forEach(t -> change(t, seed));
    }

    private static <T extends Spec> void change(SpecType<T> type, long seed) {
        T from = new RandomSpecs(seed).draw(type);
        T to = new RandomSpecs(~seed).draw(type);
        for (Component c : type.components()) {
            T changed = type.with(from, c.name(), c.toJson(c.get(to)));
            assertEquals(c.get(to), c.get(changed));
            assertEquals(type.copy(from, c.name(), c.get(to)).getClass(), changed.getClass());
        }
    }

    @Test
    void defaultsAreLeftOut() {
        Catalogue.types().stream()
                .filter(t -> t.components().stream().noneMatch(Component::required))
                .forEach(CatalogueTest::assertNothingWritten);
    }

    private static <T extends Spec> void assertNothingWritten(SpecType<T> type) {
        T plain = type.create(Map.of());
        assertEquals(Map.of(), type.toJson(plain), type.name());
        assertEquals("", type.summary(plain));
        assertEquals(type.name() + ".of()", type.toJava(plain).text());
    }

    @Test
    void namesOfTypesAreUnique() {
        Map<String, Long> count =
                Catalogue.types().stream().collect(Collectors.groupingBy(SpecType::name, Collectors.counting()));
        assertEquals(Catalogue.types().size(), count.size(), "a generated class imports all of them");
    }

    @Test
    void everyOverviewNamesItsTypes() {
        for (Class<? extends Spec> family : Catalogue.FAMILIES) {
            String overview =
                    Reference.overview(List.copyOf(SpecFamily.of(family).types()));
            assertEquals(
                    SpecFamily.of(family).types().size(),
                    Arrays.stream(overview.split("\n")).count());
        }
    }
}
