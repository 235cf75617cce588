package org.netloom.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.problem.Problem;
import org.netloom.spec.LayerSpec;

/** What a node is. Values are in the notation of design files: numbers, texts, booleans, lists and maps of these. */
public sealed interface Content {
    /** Type as in the file: "Conv2d", "Block", "BlockInput", or whatever was read. */
    String type();

    /** A layer with all its hyper-parameters (which may still be out of range). */
    record Layer(LayerSpec spec) implements Content {
        @Override
        public String type() {
            return spec.typeName();
        }
    }

    /**
     * A layer inside a block, some of whose values name parameters of the block ("$filters").
     *
     * @param values hyper-parameters as written, without the type
     */
    record Template(String type, Map<String, Object> values) implements Content {
        public Template {
            values = new LinkedHashMap<>(values);
        }
    }

    /**
     * A use of a block, once or several times in a row.
     *
     * @param block name of the definition
     * @param repeat a whole number of at least 1, or the name of a parameter of the block around ("$depth")
     * @param arguments values of the block's parameters; those left out have their default
     */
    record BlockUse(String block, Object repeat, Map<String, Object> arguments) implements Content {
        public BlockUse {
            arguments = new LinkedHashMap<>(arguments);
        }

        /** One use with default arguments. */
        public static BlockUse of(String block) {
            return new BlockUse(block, 1L, Map.of());
        }

        /** The same with one argument set. */
        public BlockUse with(String parameter, Object value) {
            Map<String, Object> changed = new LinkedHashMap<>(arguments);
            changed.put(parameter, value instanceof Integer i ? (Object) i.longValue() : value);
            return new BlockUse(block, repeat, changed);
        }

        /** The same, several times in a row. */
        public BlockUse repeat(int times) {
            return new BlockUse(block, (long) times, arguments);
        }

        @Override
        public String type() {
            return "Block";
        }
    }

    /**
     * Where an input of a block comes in. A block has one or several; input number k of a use is the k-th of them in the
     * order of the document.
     */
    record BlockInput() implements Content {
        @Override
        public String type() {
            return "BlockInput";
        }
    }

    /**
     * A layer that could not be read: unknown type, missing or misspelled parameter, wrong kind of value.
     *
     * @param values everything that was written for it, without id, type, position and note
     * @param problems why
     */
    record Unreadable(String type, Map<String, Object> values, List<Problem> problems) implements Content {
        public Unreadable {
            values = new LinkedHashMap<>(values);
            problems = List.copyOf(problems);
        }
    }
}
