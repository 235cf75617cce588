package org.netloom.spec;

/**
 * A value with the arithmetic it came from, to be shown to a person.
 *
 * @param name what is computed: "height", "weight", "parameters"
 * @param arithmetic with the numbers filled in: "(28 + 2*2 - 5)/1 + 1"
 * @param value the result
 */
public record Formula(String name, String arithmetic, long value) {
    /** "height = (28 + 2*2 - 5)/1 + 1 = 28". */
    @Override
    public String toString() {
        return name + " = " + equation();
    }

    /** "(28 + 2*2 - 5)/1 + 1 = 28", or just the number where there is nothing to compute. */
    public String equation() {
        String number = Long.toString(value);
        return arithmetic.equals(number) ? number : arithmetic + " = " + number;
    }
}
