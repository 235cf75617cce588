package org.netloom.plan;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Java names that resemble the names of a design. Whatever comes in, what goes out is a legal identifier of at most
 * {@value #LONGEST} characters that is no keyword; whether it is free is for a {@link NameAllocator} to say. Classes and
 * packages become file names, so theirs are plain ASCII and avoid the names that Windows reserves.
 */
public final class JavaNames {
    static final int LONGEST = 48;

    /** Keywords, literals, and the contextual keywords, which are legal but confuse readers (and {@code yield} javac). */
    private static final Set<String> KEYWORDS = words("""
            abstract assert boolean break byte case catch char class const continue default do double else enum exports
            extends false final finally float for goto if implements import instanceof int interface long module native
            new non null open opens package permits private protected provides public record requires return sealed
            short static strictfp super switch synchronized this throw throws to transient transitive true try uses var
            void volatile when while with yield _""");

    private static final Set<String> WINDOWS = words("""
            con prn aux nul conin conout clock com0 com1 com2 com3 com4 com5 com6 com7 com8 com9
            lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9""");

    /** Names that papers write with capitals inside. */
    private static final Map<String, String> FAMOUS = Map.of(
            "lenet",
            "LeNet",
            "resnet",
            "ResNet",
            "alexnet",
            "AlexNet",
            "densenet",
            "DenseNet",
            "mobilenet",
            "MobileNet",
            "googlenet",
            "GoogLeNet",
            "squeezenet",
            "SqueezeNet",
            "unet",
            "UNet");

    private JavaNames() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** A name for a field, variable or parameter: "conv1", "leftBranch", "classLayer". Starts with a small letter. */
    public static String variable(String name) {
        String joined = joined(name, false);
        if (joined.isEmpty()) {
            return "node";
        }
        String small = decapitalized(joined);
        if (!Character.isJavaIdentifierStart(small.codePointAt(0)) || small.charAt(0) == '_') {
            small = "node" + small;
        }
        return KEYWORDS.contains(small) ? small + "Layer" : small;
    }

    /**
     * A name for a class: "LeNet5", "MiniResNet". Plain ASCII.
     *
     * @param kind put behind where the name alone would not do: "Network", "Block"
     */
    public static String type(String name, String kind) {
        String joined = capitalized(joined(ascii(name), true));
        if (joined.isEmpty()) {
            return kind;
        }
        String small = joined.toLowerCase(Locale.ROOT);
        boolean usable = Character.isJavaIdentifierStart(joined.charAt(0));
        return !usable ? kind + joined : WINDOWS.contains(small) ? joined + kind : joined;
    }

    /** A legal package name that resembles the given one: "netloom.lenet5". Plain ASCII, small letters. */
    public static String packageName(String name) {
        String legal = Arrays.stream(name.split("\\."))
                .map(JavaNames::segment)
                .filter(s -> !s.isEmpty())
                .limit(12)
                .collect(Collectors.joining("."));
        // Nothing may be defined in the packages of the JDK.
        return legal.isEmpty() ? "network" : legal.matches("(java|javax|jdk|sun)(\\..*)?") ? "my." + legal : legal;
    }

    private static String segment(String name) {
        String s = ascii(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
        s = s.substring(0, Math.min(s.length(), LONGEST));
        if (s.isEmpty()) {
            return s;
        }
        return KEYWORDS.contains(s) || WINDOWS.contains(s) || s.charAt(0) < 'a' ? "n" + s : s;
    }

    /** A name for files: "lenet5". Plain ASCII letters, digits, '-' and '_'. */
    public static String fileName(String name) {
        String s = ascii(name).replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[-_]+|[-_]+$", "");
        s = s.substring(0, Math.min(s.length(), LONGEST));
        return s.isEmpty() ? "network" : WINDOWS.contains(s.toLowerCase(Locale.ROOT)) ? s + "-network" : s;
    }

    /** With a capital first letter. */
    public static String capitalized(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** "ReLU" to "reLU", "FC1" to "fc1", "GAPool" to "gaPool". */
    private static String decapitalized(String name) {
        int run = 0;
        while (run < name.length() && Character.isUpperCase(name.charAt(run))) {
            run++;
        }
        boolean wordFollows = run > 1 && run < name.length() && Character.isLetter(name.charAt(run));
        int small = wordFollows ? run - 1 : run;
        return name.substring(0, small).toLowerCase(Locale.ROOT) + name.substring(small);
    }

    /** Words joined in camel case; a digit behind a digit keeps its underscore: "conv1_2". */
    private static String joined(String name, boolean famous) {
        StringBuilder s = new StringBuilder();
        for (String word : wordsOf(name)) {
            boolean numbers = !s.isEmpty()
                    && Character.isDigit(s.charAt(s.length() - 1))
                    && Character.isDigit(word.codePointAt(0));
            s.append(numbers ? "_" : "");
            String known = famous ? famous(word) : word;
            s.append(s.isEmpty() ? known : capitalized(known));
        }
        s.setLength(Math.min(s.length(), LONGEST));
        return s.toString();
    }

    private static List<String> wordsOf(String name) {
        StringBuilder s = new StringBuilder();
        name.codePoints().limit(1000).forEach(c -> s.appendCodePoint(isPart(c) ? c : ' '));
        return Arrays.stream(s.toString().split(" +")).filter(w -> !w.isEmpty()).toList();
    }

    private static boolean isPart(int c) {
        return Character.isLetterOrDigit(c) && Character.isJavaIdentifierPart(c) && Character.isBmpCodePoint(c);
    }

    private static String famous(String word) {
        String letters = word.replaceAll("\\d+$", "");
        String known = FAMOUS.get(letters);
        return known == null ? word : known + word.substring(letters.length());
    }

    /** Without accents and without what is not ASCII. */
    private static String ascii(String name) {
        String cut = name.substring(0, Math.min(name.length(), 1000));
        return Normalizer.normalize(cut, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\x20-\\x7e]", " ")
                .strip();
    }
}
