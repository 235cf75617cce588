package org.netloom.problem;

/** The message catalogue of the runtime. Codes NL-1xx: layers and shapes; NL-2xx: data; NL-3xx: training; NL-4xx: files. */
public enum CoreMessage implements MessageKey {
    ARITY("NL-101", "%s takes %s, but %s are connected"),
    RANK("NL-102", "%s expects an input of %s, but gets %s"),
    RANGE("NL-103", "must be %s, but is %s"),
    EMPTY_OUTPUT("NL-104", "the %s of the output would be %s, less than 1: the window does not fit; %s"),
    STRIDE_DOES_NOT_FIT("NL-105", "the last %s of the input's %s are never seen: %s leaves a remainder of %s") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    GROUPS("NL-106", "groups must divide the channels: %s input channels and %s filters do not split into %s groups"),
    SHAPES_DIFFER("NL-107", "%s needs inputs of the same shape, but gets %s"),
    CONCAT_DIFFERS("NL-108", "Concat joins along the channels and needs the same height and width, but gets %s"),
    UNKNOWN_TYPE("NL-110", "there is no %s named '%s'%s"),
    UNKNOWN_PARAMETER("NL-111", "%s has no parameter '%s'%s; it has: %s"),
    WRONG_TYPE("NL-112", "expects %s, but is %s"),
    MISSING_PARAMETER("NL-113", "%s needs a value for '%s' (%s)"),
    TOO_LARGE("NL-114", "a sample of %s has %s elements, more than the %s that fit one tensor"),
    TENSOR_TOO_LARGE(
            "NL-115",
            "a batch of %s samples of %s has %s elements, more than the %s that fit one tensor; use a batch of at most %s"),
    CALLED_TWICE(
            "NL-116",
            "%s is called a second time in one pass, but a layer has memory for one call; give a second place in forward"
                    + " a layer of its own, and add up the gradients of several consumers before backward"),
    WRONG_INPUT("NL-118", "%s was made for an input of %s, but gets %s"),
    WRONG_GRADIENT("NL-119", "%s has an output of %s, but gets a gradient of %s"),
    NAME_TAKEN("NL-120", "%s has two members named '%s', and their parameters would have the same names; rename one"),
    NOT_PREPARED("NL-121", "the network %s is %s; call %s first"),
    WRONG_OUTPUT("NL-122", "the network %s declares an output of %s, but forward returns %s"),
    TOO_MANY_PARAMETERS("NL-123", "the network %s has %s parameters, more than the %s that fit one array"),
    WRONG_TARGET("NL-124", "%s has outputs of %s, so the loss expects %s, but gets targets of %s"),
    WRONG_LABEL("NL-125", "a label is %s, but the %s outputs stand for the classes 0 to %s"),
    CLASS_WEIGHTS("NL-126", "%s has %s classes, but the loss has %s class weights; give one for each class"),
    BATCH_OVER_PLAN("NL-117", "a batch of %s samples, but memory is planned for 1 to %s");

    private final String code;
    private final String pattern;

    CoreMessage(String code, String pattern) {
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
}
