package org.netloom.check;

import org.netloom.problem.MessageKey;
import org.netloom.problem.Severity;
import org.netloom.problem.Visible;

/** The message catalogue of designs. Codes NL-5xx: the file; NL-6xx: the checker; NL-7xx: the generator. */
public enum DesignMessage implements MessageKey {
    // ---- the file ---------------------------------------------------------------------------------------------------
    NO_FILE("NL-501", "there is no file %s"),
    UNREADABLE_FILE("NL-502", "%s cannot be read: %s"),
    FILE_TOO_LARGE("NL-503", "%s has %s bytes; a design has at most %s. Is it another kind of file?"),
    NOT_JSON("NL-504", "%s is not a design: %s"),
    CUT_OFF("NL-505", "%s ends in the middle, %s; the rest is missing. Was it cut off while it was copied?"),
    NO_VERSION("NL-506", "%s is not a design: it lacks the field \"netloom\" with the version of the format"),
    NEWER_VERSION(
            "NL-507",
            "%s was written by a newer Netloom (format %s; this one reads up to %s); install the newer one to open it"),
    WRONG_KIND("NL-508", "expected %s, but is %s%s"),
    MISSING_FIELD("NL-509", "%s needs the field \"%s\"%s"),
    CANNOT_WRITE("NL-512", "%s cannot be written: %s; the old file, if any, is unchanged"),

    // ---- structure --------------------------------------------------------------------------------------------------
    CYCLE("NL-601", "these nodes form a cycle: %s. Data flows one way: remove one of these edges"),
    DANGLING_EDGE("NL-602", "the edge %s names '%s', which does not exist%s"),
    MISSING_INPUT("NL-603", "%s takes %s, but nothing is connected to input %s"),
    PORT_TAKEN("NL-604", "input %s of %s has more than one edge: from %s"),
    INPUT_BEHIND("NL-605", "%s is where data comes in and takes no input, but the edge %s leads to it"),
    ILLEGAL_NAME("NL-606", "'%s' is no legal name for a %s: a letter, then at most 63 letters, digits, '_' or '-'"),
    DUPLICATE_NAME("NL-607", "there are several nodes called '%s'; edges mean the first"),
    NO_INPUT("NL-608", "the design has no Input: add one with the shape of a sample"),
    UNREAD_DESIGN_INPUT("NL-609", "nothing reads the input %s: connect it, or take it away"),
    NO_OUTPUT("NL-610", "the design has no output: there is no layer that leads to no other"),
    BEHIND_OUTPUT(
            "NL-611",
            "%s leads nowhere, so it is an output; but what is trained is %s alone, and %s learns nothing from the loss") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    NO_PATH("NL-612", "no path leads from the %s %s to '%s'"),
    EMPTY("NL-613", "the design has no layers"),
    SHARES_UNKNOWN("NL-615", "there is no node '%s' to share parameters with%s"),
    SHARES_CIRCLE(
            "NL-616", "these nodes share the parameters of each other in a circle: %s; one of them must have its own"),
    SHARES_CHAIN("NL-617", "%s has no parameters of its own, it shares those of %s: share with that one"),
    SHARES_TYPE("NL-618", "%s is %s and cannot have the parameters of %s, which is %s"),
    SHARES_SHAPES("NL-619", "%s cannot have the parameters of %s: %s"),
    SHARES_NOTHING("NL-620", "%s has no parameters, so there is nothing to share") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },

    // ---- blocks -----------------------------------------------------------------------------------------------------
    UNKNOWN_BLOCK("NL-621", "there is no block '%s'%s"),
    UNUSED_BLOCK("NL-622", "the block %s is never used") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    RECURSIVE_BLOCK("NL-623", "a block must not contain itself: %s"),
    BLOCK_INPUT(
            "NL-624", "the block %s has no BlockInput node; it needs one for each of its inputs, where it comes in"),
    BLOCK_INPUT_OUTSIDE("NL-625", "a BlockInput belongs into a block; a design begins with Input"),
    INPUT_IN_BLOCK("NL-626", "an Input belongs into the design itself; a block begins with BlockInput"),
    BLOCK_END("NL-627", "the block %s has %s ends (%s); it needs exactly one, its output"),
    UNKNOWN_ARGUMENT("NL-628", "the block %s has no parameter '%s'%s; it has: %s"),
    UNKNOWN_REFERENCE("NL-629", "'$%s' is no parameter of %s%s; there are: %s"),
    REFERENCE_OUTSIDE("NL-630", "'$%s' names a parameter of a block, but this node is in no block"),
    BAD_REPEAT("NL-631", "must be a whole number from 1 to %s, but is %s"),
    TOO_MANY_NODES("NL-632", "with its blocks written out the design has more than %s nodes"),
    UNREAD_INPUT("NL-634", "nothing in the block %s reads its input %s: connect it, or take it away"),
    UNUSED_PARAMETER("NL-633", "the parameter '%s' of the block %s is never used") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },

    // ---- layers -----------------------------------------------------------------------------------------------------
    UNKNOWN_FIELD("NL-641", "%s has no parameter '%s'; it is kept, but does nothing") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    BAD_PACKAGE("NL-642", "'%s' is no legal Java package: names of small letters, digits and '_', joined by dots"),
    CANNOT_COMPUTE("NL-643", "the numbers are too large to compute with: %s"),

    // ---- training ---------------------------------------------------------------------------------------------------
    SOFTMAX_BEFORE_LOSS(
            "NL-651",
            "%s contains the softmax already: behind a Softmax layer it would be applied twice and"
                    + " learn slowly. Predictions get their softmax without this layer"),
    SIGMOID_BEFORE_LOSS(
            "NL-652",
            "%s contains the sigmoid already: behind a Sigmoid layer it would be applied twice."
                    + " Predictions get their sigmoid without this layer"),
    ACTIVATION_BEFORE_LOSS("NL-653", "%s in front of %s: %s") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    DISTANCES_BEFORE_LOSS(
            "NL-699",
            "%s takes the largest output for the class, but here the nearest center has the smallest: let Rbf give its"
                    + " distances a minus"),
    LOSS_FOR_CLASSES("NL-654", "%s %s, but %s has %s: use SoftmaxCrossEntropy, with one output per class"),
    LOSS_FOR_VALUES("NL-655", "%s tells classes apart, but %s has numbers to predict: use MeanSquared"),
    LOG_PROBABILITIES(
            "NL-677",
            "%s takes logarithms of probabilities, but %s gives other numbers: put a LogSoftmax layer behind it, or use"
                    + " %s, which takes any numbers") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    LOSS_FOR_PLACES("NL-669", "%s does not compare what %s has, %s: use %s"),
    LOSS_FOR_INPUT("NL-656", "the target is the input itself, numbers, not classes: use MeanSquared, not %s"),
    CLASS_COUNT("NL-657", "the network has %s, but %s has %s classes%s"),
    OUTPUT_SHAPE("NL-658", "the output is %s, but the target is %s%s"),
    INPUT_SHAPE("NL-659", "the input is declared as %s, but a sample of %s is %s"),
    CLASS_WEIGHTS("NL-660", "there are %s class weights, but the network has %s outputs"),
    BATCH_OF_ONE("NL-661", "batch norm measures over the batch: with batch size 1 and %s there is nothing to measure") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    BATCH_TOO_LARGE("NL-662", "the batch size is %s, but there are only %s samples") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    NO_SUCH_NODE_TO_FREEZE("NL-670", "'%s' is no node or block of the design that has parameters%s"),
    NOTHING_LEARNS("NL-671", "no layer in front of the output of %s has parameters, so there is nothing to tune"),
    AUGMENTATION("NL-663", "%s changes images, but a sample is %s"),
    INPUT_SIZES(
            "NL-664",
            "the inputs take %s in all, one behind the other: %s; but a sample of %s is %s. With several inputs a sample is"
                    + " a row of as many numbers, or the inputs stacked: take such data, or change the inputs"),

    // ---- training modes ---------------------------------------------------------------------------------------------
    PERCEPTRON_STEP("NL-681", "the delta rule corrects what a step activation decides: end with Step, not %s"),
    PERCEPTRON_LAYERS(
            "NL-682",
            "the delta rule trains a single Dense layer with Step behind it, and knows nothing to change in %s: take it out,"
                    + " or train with the mode Supervised"),
    PERCEPTRON_UNITS("NL-683", "the delta rule tells two classes apart with 1 unit, but there are %s"),
    PERCEPTRON_OPTIMIZER("NL-684", "the delta rule changes weights by rate*(t - y)*x, which is Sgd, not %s"),
    PERCEPTRON_CLASSES("NL-685", "the delta rule tells two classes apart, but %s has %s; use data of two classes"),
    MODE_LOSS("NL-686", "the mode %s needs %s as loss, not %s"),
    MODE_GAME("NL-687", "deep Q-learning plays a game, but %s is none: use Catch or GridWorld"),
    MODE_ACTIONS(
            "NL-688",
            "the output is %s, but %s has %s actions (%s): end with a Dense layer of %s units, one per action"),
    MODE_NODE("NL-689", "there is no node '%s'%s"),
    SAMPLE_PLACE(
            "NL-691",
            "'%s' must have layers in front, the generator, and layers behind, the discriminator: name the layer between"),
    SAMPLE_SHAPE("NL-692", "the generator makes samples of %s, but those of %s are %s; they must be of one shape"),
    GENERATOR_INPUTS("NL-693", "a generator takes one Input, its noise or its condition, but has %s (%s)"),
    PAST_THE_SAMPLE(
            "NL-694",
            "the edge %s -> %s leads past '%s' into the discriminator, which would see more than the sample; take it out,"
                    + " or set conditional if it is the Input of a condition"),
    NO_CONDITION(
            "NL-695",
            "the discriminator does not see the condition: lead %s to it beside '%s', with a Concat, or take conditional"
                    + " back"),
    CODE_PLACE("NL-690", "the code is the output of a layer between input and output, which '%s' is not"),

    // ---- generating -------------------------------------------------------------------------------------------------
    PARAMETER_TYPES(
            "NL-701",
            "the parameter '%s' of the block %s is used as %s, which one Java variable cannot be; make it several"
                    + " parameters, or give it whole numbers only"),
    FOREIGN_FOLDER(
            "NL-702",
            "%s holds files that were not exported by Netloom (%s); choose another folder, or say --force to export into"
                    + " it all the same"),
    NOT_A_FOLDER("NL-703", "%s is no folder: choose another place for the project"),
    LEAVES_FOLDER("NL-704", "%s leads out of the folder %s by a link; nothing was written"),
    EXPORT_FAILED("NL-705", "%s cannot be written: %s"),
    TEXT_TOO_LONG("NL-706", "%s has %s characters, more than the %s that fit a Java file: %s..."),
    CLASS_TOO_LARGE(
            "NL-707",
            "%s has %s layers, more than the %s that fit one Java class; make blocks of its parts, and repeat them"),
    NO_PLAN("NL-708", "the design says nothing about training: add a training section to %s"),
    NOT_COMPILED("NL-709", "the project in %s does not compile: %s") {
        /** The compiler's words are several lines. */
        @Override
        public String text(Object... arguments) {
            return pattern().formatted(arguments);
        }
    },
    NO_COMPILER(
            "NL-710", "this Java is no JDK: there is no compiler in it. Install a JDK 25 and start Netloom with it"),
    NOT_A_PROJECT("NL-711", "%s is no project exported by Netloom: it has no %s"),
    BROKEN_MANIFEST(
            "NL-712",
            "%s is damaged, so changes since the last export cannot be told: %s; say --force to"
                    + " export all the same"),
    NO_SUCH_NODE(
            "NL-713", "%s has no node '%s'%s; a part ends or begins at a node of the design itself, not of a block"),
    NOTHING_BEHIND("NL-714", "nothing lies behind %s: it is an output"),
    NO_OPENCL(
            "NL-717",
            "the project was to come with the OpenCL module, but this Netloom comes without it: there is no class %s. Start"
                    + " it with its launcher, ./netloom, or export without OpenCL"),
    PART_MODEL("NL-715", "the model %s is not of the design that %s is a part of:%s") {
        /** One line for each difference. */
        @Override
        public String text(Object... arguments) {
            return pattern().formatted(arguments);
        }
    };

    private final String code;
    private final String pattern;

    DesignMessage(String code, String pattern) {
        this.code = code;
        this.pattern = pattern;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String pattern() {
        return pattern;
    }

    /** Names come from files of strangers: in a sentence they stay on its line. */
    @Override
    public String text(Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = Visible.text(String.valueOf(arguments[i]));
        }
        return pattern.formatted(shown);
    }
}
