package org.netloom.designer.inspector;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.design.Values;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Component;

/**
 * Something with a name and a value that can be edited: a hyper-parameter, an argument of a block.
 *
 * @param doc one line: what it is
 * @param range what values are legal, in words; empty where it says nothing
 * @param check throws what is wrong with a value that cannot be read
 * @param required true where it has no default
 */
record Setting(
        String name,
        String words,
        String doc,
        String range,
        ValueEditor editor,
        Consumer<Object> check,
        boolean required) {

    /** A hyper-parameter. */
    static Setting of(Component c) {
        String range = c.range().isOpen() ? "" : c.range().toString();
        return new Setting(
                c.name(),
                sentence(c.words()),
                sentence(c.param().doc()),
                range,
                Editors.of(c),
                c::fromJson,
                c.required());
    }

    /** An argument of a block, which is of the type of its default. */
    static Setting argument(String name, Object def, String doc) {
        return new Setting(name, name, doc, "", Editors.like(def), value -> like(def, value), false);
    }

    /** A setting of its own. */
    static Setting of(String name, String words, String doc, ValueEditor editor, Consumer<Object> check) {
        return new Setting(name, words, doc, "", editor, check, true);
    }

    private static void like(Object def, Object value) {
        if (def instanceof Number && !(value instanceof Number)) {
            throw new NetloomException(CoreMessage.WRONG_TYPE.problem("", "a number", brief(value)));
        }
    }

    /** Throws where a value is no whole number. */
    static void whole(Object value) {
        if (!(value instanceof Long)) {
            throw new NetloomException(CoreMessage.WRONG_TYPE.problem("", "a whole number", brief(value)));
        }
    }

    private static String brief(Object value) {
        return org.netloom.json.Json.brief(value);
    }

    static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * The value of a hyper-parameter, where it is given or has a default.
     *
     * @param given as in the design file
     */
    static Optional<Object> value(org.netloom.spec.SpecType<?> type, Component c, Map<String, Object> given) {
        if (given.containsKey(c.name())) {
            return Optional.of(Values.normal(given.get(c.name())));
        }
        String from = c.param().defaultFrom();
        if (!from.isEmpty()) {
            return type.component(from).flatMap(other -> value(type, other, given));
        }
        return c.required() ? Optional.of("") : Optional.of(Values.normal(c.toJson(c.defaultValue())));
    }
}
