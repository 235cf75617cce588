package org.netloom.data;

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
        return object.get(name) instanceof List<?> l ? l : fail(name, "a list");
    }

    String text(String name) {
        return object.get(name) instanceof String s ? s : fail(name, "a text");
    }

    int integer(String name) {
        return object.get(name) instanceof Number n && n.intValue() == n.doubleValue()
                ? n.intValue()
                : fail(name, "a whole number");
    }

    List<String> texts(String name) {
        return list(name).stream()
                .map(t -> t instanceof String s ? s : Fields.<String>none(what, name, "texts", t))
                .toList();
    }

    double[] numbers(String name) {
        return list(name).stream()
                .mapToDouble(
                        t -> t instanceof Number n ? n.doubleValue() : Fields.<Double>none(what, name, "numbers", t))
                .toArray();
    }

    private <T> T fail(String name, String expected) {
        return none(what, name, expected, object.get(name));
    }

    private static <T> T none(String what, String name, String expected, Object came) throws NetloomException {
        throw CoreMessage.STORED_DATA.exception(what, name, expected, came);
    }
}
