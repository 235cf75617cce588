package org.netloom.spec;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.netloom.json.Json;

/** A hyper-parameter of a {@link SpecType}: a component of its record. */
public final class Component {
    private final RecordComponent component;
    private final Param param;
    private final Notation<Object> notation;
    private final Range range;

    @SuppressWarnings("unchecked")
    Component(RecordComponent component) {
        this.component = component;
        this.param = component.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalArgumentException(component + " of " + component.getDeclaringRecord() + " lacks @Param");
        }
        this.notation = (Notation<Object>) Notation.of(component.getGenericType());
        this.range = Range.of(param);
    }

    public String name() {
        return component.getName();
    }

    /** The name in words: "output padding". */
    public String words() {
        return Notation.words(name());
    }

    /** Its Java type, with type arguments. */
    public Type type() {
        return component.getGenericType();
    }

    /** Its Java class. */
    public Class<?> javaClass() {
        return component.getType();
    }

    public Param param() {
        return param;
    }

    public Range range() {
        return range;
    }

    /** What values look like in a design file: "a whole number". */
    public String expected() {
        return notation.expected();
    }

    /** The values of a choice as in design files; empty for other types. */
    public List<String> choices() {
        return (Notation<?>) notation instanceof PlainNotation.Choice<?> choice ? choice.names() : List.of();
    }

    /** True where a value must be given. */
    public boolean required() {
        return param.def().equals(Param.REQUIRED) && param.defaultFrom().isEmpty();
    }

    /** The default as an object of the Java type; null where it is required or is another component's value. */
    public Object defaultValue() {
        return param.def().equals(Param.REQUIRED) ? null : notation.read(Json.parse(param.def()));
    }

    /** A value of this component in the notation of design files. */
    public Object toJson(Object value) {
        return notation.write(value);
    }

    /** The value of this component written in the notation of design files; throws what is wrong with it. */
    public Object fromJson(Object json) {
        return notation.read(json);
    }

    /** A value of this component as a Java expression of its type: {@code Size.of(5)}. */
    public JavaText toJava(Object value) {
        return notation.java(value);
    }

    /** The value in a few words: "5x5". */
    public String brief(Object value) {
        return notation.brief(value);
    }

    Object get(Spec spec) {
        try {
            return component.getAccessor().invoke(spec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Notation<Object> notation() {
        return notation;
    }

    /** The value moved into the range, as in a design file, where that is one obvious value. */
    Optional<Object> nearest(Object value) {
        return notation.nearest(value, range);
    }
}
