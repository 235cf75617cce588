package org.netloom.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/** Reads what was stored with a model, and says where it is not as it was written. */
final class Fields {
    private final String what;
    private final Map<?, ?> object;

    /** @param what the thing that was stored, for messages */
    Fields(String what, Object json) {
        this.what = what;
        if (!(json instanceof Map<?, ?> map)) {
            throw CoreMessage.STORED_DATA.exception(what, "value", "an object", json);
        }
        this.object = map;
    }

    Optional<Object> optional(String name) {
        return Optional.ofNullable(object.get(name));
    }

    List<?> list(String name) {
        if (object.get(name) instanceof List<?> l) {
            return l;
        }
        throw wrong(name, "a list", object.get(name));
    }

    String text(String name) {
        if (object.get(name) instanceof String s) {
            return s;
        }
        throw wrong(name, "a text", object.get(name));
    }

    int integer(String name) {
        if (object.get(name) instanceof Number n && n.intValue() == n.doubleValue()) {
            return n.intValue();
        }
        throw wrong(name, "a whole number", object.get(name));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object o : list(name)) {
            if (!(o instanceof String s)) {
                throw wrong(name, "texts", o);
            }
            texts.add(s);
        }
        return texts;
    }

    double[] numbers(String name) {
        List<?> list = list(name);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number n)) {
                throw wrong(name, "numbers", list.get(i));
            }
            numbers[i] = n.doubleValue();
        }
        return numbers;
    }

    private NetloomException wrong(String name, String expected, Object came) {
        return CoreMessage.STORED_DATA.exception(what, name, expected, came);
    }
}
