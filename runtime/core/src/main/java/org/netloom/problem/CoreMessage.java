package org.netloom.problem;

/** The message catalogue of the runtime. Codes NL-1xx: layers and shapes; NL-2xx: data; NL-3xx: training and devices; NL-4xx: files. */
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
    CONCAT_DIFFERS(
            "NL-108", "Concat joins along the channels and needs the same height and width, or length, but gets %s"),
    UNKNOWN_TYPE("NL-110", "there is no %s named '%s'%s"),
    UNKNOWN_PARAMETER("NL-111", "%s has no parameter '%s'%s; it has: %s"),
    WRONG_TYPE("NL-112", "expects %s, but is %s"),
    MISSING_PARAMETER("NL-113", "%s needs a value for '%s' (%s)"),
    TOO_LARGE("NL-114", "%s of %s has %s elements, more than the %s that fit one tensor"),
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
    NOT_ADDED(
            "NL-127",
            "%s is called, but belongs to no prepared network: register it by add(...) in the constructor, and call"
                    + " prepareForTraining or prepareForInference before the network runs"),
    NOT_SHARED("NL-128", "%s cannot share the parameters of %s: they are %s; both must be of one type and size"),
    SEVERAL_INPUTS("NL-129", "%s has %s inputs, %s: give forward a list with one tensor for each"),
    SEVERAL_OUTPUTS("NL-130", "%s has %s outputs, %s: give backward a list with one gradient for each"),
    LOSS_OUTPUTS("NL-181", "%s compares %s outputs, but the network %s has %s; give it as many, or use another loss"),
    TERM_OUTPUTS("NL-184", "%s compares %s outputs, but the term names %s; name as many"),
    NESTED_SUM("NL-185", "a WeightedSum within a WeightedSum; put its terms into the outer one"),
    EMPTY_SUM(
            "NL-186",
            "a WeightedSum needs a term that counts not in training only; add one, or switch trainingOnly off"),
    NO_OUTPUT("NL-187", "the loss is to compare the output '%s', but %s has no output of that name%s; it has: %s"),
    TARGET_PART(
            "NL-188",
            "a term of the loss is compared with numbers %s to %s of the target, but the target has %s; change from and"
                    + " count"),
    VECTORS_DIFFER("NL-182", "%s has outputs of %s and %s, but the loss compares them: give them the same size"),
    YOLO_OUTPUT(
            "NL-183",
            "%s has an output of %s, but YoloV1 with %s boxes wants a grid, S x S x (boxes*5 + classes), of at least %s"
                    + " channels; end with a convolution or Reshape of that shape"),
    RESHAPE_COUNT(
            "NL-140",
            "Reshape keeps the number of elements: the input of %s has %s, but %s has %s; choose extents with the"
                    + " product of the input's"),
    PERMUTE_RANK("NL-141", "the order %s is one of %s axes, but the input of %s has %s; name each of its axes once"),
    BLOCK_SIZE("NL-142", "%s of the input of %s cannot be divided by the block of %s; %s"),
    BORDER_TOO_WIDE(
            "NL-143",
            "a border of %s pixels needs more than the %s of %s has to copy from, which is at most %s; use a narrower"
                    + " border, or another mode"),
    UNPOOL_DIFFERS(
            "NL-145",
            "MaxUnpool2d puts values back to where the maxima were: a pool of the second input, %s, has outputs of %s, but"
                    + " the first input is %s; connect what the pool got, and give the pool's kernel, stride and padding"),
    GATE(
            "NL-144",
            "Multiply needs inputs of the same shape, or one input and a gate of one number per channel for it, but gets"
                    + " %s"),
    NORM_GROUPS("NL-161", "the groups must divide the channels: %s channels do not split into %s groups"),
    PATTERN_COUNT("NL-163", "there are %s units, but %s patterns: give one for each unit, or none"),
    PATTERN("NL-164", "a pattern has %s signs, + or -, one for each input; this one has %s characters"),
    CONNECTION_COUNT("NL-165", "there are %s filters, but %s lists of connections: give one for each filter, or none"),
    CONNECTION("NL-166", "a list names input channels from 0 to %s, at least one and each once, but is %s"),
    CONNECTION_GROUPS("NL-167", "connections choose the input channels of each filter, so groups must be 1, but is %s"),
    NORM_AXES("NL-162", "moments over the last %s axes, but the input %s has %s"),
    BATCH_OVER_PLAN("NL-117", "a batch of %s samples, but memory is planned for 1 to %s"),
    HEADS("NL-151", "heads must divide the channels: %s channels do not split into %s heads; take %s"),
    WRONG_INDEX(
            "NL-152",
            "%s looks up indices from 0 to %s, but sample %s of the batch has %s at place %s; give it a larger vocabulary,"
                    + " or indices as they are, whole and neither standardised nor rescaled"),
    DATA_UNKNOWN("NL-201", "there is no data at %s: expected a file, a folder, or one of the generators %s%s"),
    DATA_UNRECOGNISED(
            "NL-202",
            "the data at %s is not recognised: expected IDX files (*-images-idx3-ubyte with *-labels-idx1-ubyte, .gz or"
                    + " not), CIFAR-10 (*.bin), a folder per class with JPEG or PNG files, images beside masks, or"
                    + " one CSV table or COCO JSON; found %s"),
    DATA_INPUTS(
            "NL-260",
            "a sample of the data has %s, but the inputs of the network are %s; a sample must hold all inputs, one behind"
                    + " the other"),
    DATA_FILE_MISSING("NL-203", "%s does not exist; check the path"),
    DATA_UNREADABLE("NL-204", "%s cannot be read: %s"),
    DATA_GZIP("NL-205", "%s is a damaged gzip file: %s; download or copy it again"),
    DATA_TRUNCATED("NL-206", "%s is truncated: expected %s, but %s; download or copy it again"),
    DATA_MEMORY(
            "NL-207",
            "the %s samples of %s take %s MB of memory, and this Java may use %s MB in all; start it with -Xmx%sg or use"
                    + " fewer or smaller samples"),
    DATA_LABEL_RANGE("NL-208", "%s: the label of sample %s is %s, but labels run from 0 to %s%s"),
    DATA_NOT_FINITE("NL-209", "channel %s of the training data holds values that are not finite numbers"),
    DATA_EMPTY("NL-210", "%s holds no samples"),
    IDX_MAGIC(
            "NL-211",
            "%s is not an IDX file: expected it to begin with 00 00, a type (08 09 0B 0C 0D 0E) and the number of"
                    + " dimensions (01 to 08), but %s"),
    IDX_EXTENT("NL-212", "%s announces %s values: every extent must be at least 1, and a sample below 2 GB"),
    IDX_TRAILING("NL-213", "%s goes on after the %s that it announces; is it two files in one?"),
    IDX_COUNTS("NL-214", "%s has %s images, but %s has %s labels: these files do not belong together"),
    IDX_PAIR("NL-215", "%s has no labels beside it: expected %s, with or without .gz"),
    IDX_LABELS("NL-216", "%s holds no labels: expected one whole number per sample, but %s"),
    CIFAR_SIZE(
            "NL-217",
            "%s is not CIFAR-10 or is truncated: its %s bytes are %s images of 3073 bytes (1 label, 32 x 32 x 3 pixels)"
                    + " and %s bytes left over"),
    PARTS_DIFFER("NL-218", "%s: the test part has inputs of %s, but the training part has %s"),
    SPLIT_SHARES("NL-219", "validation %s and test %s leave nothing for training; together they must be below 1"),
    SPLIT_EMPTY("NL-220", "a split with validation %s and test %s leaves no sample of %s for training"),
    AUGMENT_NOT_IMAGE("NL-221", "%s changes images H x W x C, but the inputs are %s; remove it from the plan"),
    PREPROCESS_CHANNELS("NL-222", "the preprocessing was measured on %s channels, but the inputs are %s"),
    RESCALE_EMPTY("NL-223", "Rescale needs from and to, and low and high, to differ, but they are %s, %s and %s, %s"),
    STORED_DATA("NL-224", "the %s stored with the model is damaged: %s should be %s, but is %s; train again"),
    TOO_MANY_TO_MIX(
            "NL-263",
            "%s would mix %s numbers of each sample of %s, more than %s: use smaller samples, or mix over the channels"),
    TOO_MANY_PITS("NL-245", "%s pits leave no way on a grid of %s x %s; take at most %s"),
    WARM_UP_OVER_MEMORY(
            "NL-246", "%s random moves before the first step do not fit a memory of %s; give it room for them"),
    NPY("NL-265", "%s is no array of NumPy that can be read: %s; save it by numpy.save or numpy.savez"),
    NPY_NAME("NL-266", "%s has no array named '%s'%s; it has: %s"),
    NPY_PAIR(
            "NL-267",
            "it is not clear which arrays of %s are inputs and which targets; there are: %s. Name both: inputs, targets"),
    NPY_COUNTS("NL-268", "in %s, %s is %s and %s is %s: both must have as many entries, and targets of one extent"),
    CUBE_SHAPES(
            "NL-269",
            "the cube of %s is %s and the labels %s are %s: expected height x width x bands and height x width"),
    CUBE_PATCH("NL-270", "a patch of %s must be odd and fit the cube of %s x %s"),
    TUPLES_OF_CLASSES("NL-271", "%s cannot be made: %s, and samples are alike where they are of one class"),
    AUGMENTED_TOGETHER(
            "NL-272",
            "augmentation would move all %s inputs of a sample together; take the augmentations out of the plan"),
    FOLDS("NL-264", "%s folds need as many samples at least, and at least 2 folds; there are %s samples of %s"),
    STUDY_OF_ONE("NL-318", "--folds and --learning-curve each say how often to train; give one of them"),
    CSV_RAGGED("NL-231", "%s, line %s: %s fields, but %s has %s; a text with the separator '%s' inside needs quotes"),
    CSV_NOT_A_NUMBER(
            "NL-232",
            "%s, line %s, %s: '%s' is not a number as the column's other values are; mend it or remove the row"),
    CSV_MISSING("NL-233", "%s, line %s, %s: the value is missing%s; fill it in or remove the row"),
    CSV_QUOTE("NL-234", "%s: the quote opened in line %s is never closed"),
    CSV_AFTER_QUOTE("NL-235", "%s, line %s: '%s' after a closing quote; a quote inside a quoted text is written twice"),
    CSV_SHORT("NL-236", "%s has %s; expected at least %s"),
    CSV_TARGET("NL-237", "%s has no column '%s'%s; it has: %s"),
    CSV_IDENTIFIER(
            "NL-238",
            "%s, %s: %s different texts in %s rows look like names or numbers of the rows, which predict nothing;"
                    + " remove the column"),
    CSV_UNKNOWN_CATEGORY("NL-239", "%s, line %s, %s: '%s' was not seen in training; known: %s"),
    CSV_NO_COLUMN("NL-240", "%s has no column '%s', which the model reads%s; it has: %s"),
    CSV_COLUMN_COUNT("NL-241", "%s has %s columns, but the model reads %s (%s)"),
    CSV_ONE_CLASS("NL-242", "%s, %s: every row has the target '%s', so there is nothing to tell apart"),
    CSV_SEPARATOR("NL-243", "the separator must be one character, but is '%s'"),
    CSV_LARGE(
            "NL-244",
            "%s has more than the %s MB of text that fit this Java's memory; start it with a larger -Xmx, or use fewer"
                    + " rows"),
    IMAGE_BROKEN(
            "NL-251",
            "%s is not a readable image (%s); remove the file, or open it in an image program and save it again"),
    IMAGES_BROKEN(
            "NL-252",
            "%s images of %s cannot be read; remove them, or open them in an image program and save them again: %s"),
    IMAGE_EXTENT("NL-253", "%s announces %s x %s pixels, more than the %s million that are read"),
    IMAGE_BYTES("NL-259", "%s has %s MB, more than the %s MB that are read as one image"),
    IMAGE_CLASSES(
            "NL-254",
            "%s holds no class folders: expected at least 2 folders with JPEG or PNG files, each named as its label,"
                    + " there, in its train folder, or one level deeper"),
    IMAGE_NEW_CLASS("NL-258", "%s has a folder '%s', but the training part has none of that name; it has: %s"),
    IMAGE_SHAPE("NL-255", "an image is H x W x 1 (grey) or H x W x 3 (colour), but the shape is %s"),
    IMAGE_NO_DESKTOP("NL-256", "images cannot be read: this Java lacks the module java.desktop; use a full JDK or JRE"),
    IMAGE_WRITE("NL-257", "%s cannot be written: %s"),
    IMAGE_MASKS("NL-271", "%s holds images and masks, not a folder for each class; use SegmentationFolder for them"),
    MASK_FOLDERS(
            "NL-272",
            "%s holds no images with masks: expected a folder image or images and beside it mask, masks, label or labels,"
                    + " there, in its train folder, or one level deeper"),
    MASK_MISSING(
            "NL-273", "%s images of %s have no mask of the same name in %s: %s; add the masks or remove the images"),
    MASK_WITHOUT_IMAGE(
            "NL-274", "%s masks of %s have no image of the same name in %s: %s; add the images or remove the masks"),
    MASK_EXTENT("NL-275", "the mask %s is %s pixels, but its image %s is %s; both must have the same size"),
    MASK_PHOTOGRAPH(
            "NL-276",
            "%s has more than %s different values, so its pixels are no classes; save masks as PNG, not as JPEG, with one"
                    + " number or colour for each class"),
    MASK_VALUES(
            "NL-277",
            "the masks of %s hold %s different values (%s), expected %s; name the classes with classes, and what they are"
                    + " in the masks with values"),
    MASK_UNKNOWN_VALUE(
            "NL-278",
            "%s holds the value %s, which stands for no class (known: %s); add it to values, or to ignore it"),
    MASK_NOTATION("NL-279", "'%s' is no value of a mask: expected a number 0..255, or a colour such as #FF8000"),
    MASK_COUNTS("NL-280", "there are %s names of classes, but %s values; give as many of one as of the other"),
    ANNOTATION_FILES(
            "NL-282",
            "%s holds no one file with boxes, points or labels: expected a CSV table or COCO JSON, or one for each of train,"
                    + " validation and test; name the file itself"),
    ANNOTATION_COLUMN("NL-283", "%s has no column '%s' for %s; it has: %s"),
    ANNOTATED_MISSING("NL-284", "%s images that %s names are not in %s: %s; set images to their folder"),
    ANNOTATION_NUMBER("NL-285", "%s, %s: '%s' is not a number"),
    ANNOTATION_LABEL("NL-286", "%s: '%s' is none of the labels: %s; add it to classes, or mend the name"),
    ANNOTATION_NAMES("NL-287", "%s has the points %s, but the training part has %s"),
    ANNOTATED_TWICE("NL-288", "%s: there is a line on %s before; each image has one line"),
    BOX_EMPTY("NL-289", "%s: a box %s wide and %s high holds nothing; both must be above 0"),
    BOX_OUTSIDE("NL-290", "%s: the box at %s, %s lies outside of its image of %s x %s pixels (width x height)"),
    BOX_COUNT("NL-291", "an image of %s has %s objects, but most is %s; set most to 0 or to that number"),
    POINT_OUTSIDE("NL-292", "%s: %s at %s lies outside of its image of %s x %s pixels (width x height)"),
    COCO("NL-293", "%s is no COCO annotation: expected %s, but found %s"),
    MASK_IGNORED_CLASS("NL-281", "%s stands for a class, and cannot be ignored, too"),
    DIVERGED("NL-301", "%s; %s"),
    DATA_SHAPE("NL-302", "a sample of the data is %s, but the network %s takes %s; %s"),
    CLASS_COUNT("NL-303", "the data have %s classes (%s), but the network %s has %s outputs; %s"),
    TARGET_SHAPE("NL-304", "the data's target is %s, but the network %s gives %s: %s"),
    LOSS_TARGETS("NL-331", "%s %s, but the data have %s (%s); use %s"),
    TOO_LITTLE_MEMORY("NL-305", "training %s with batches of %s needs %s of memory, but Java may use %s more; %s"),
    NO_SAMPLES("NL-306", "there are no samples to train on: %s"),
    OUT_OF_MEMORY(
            "NL-307",
            "Java ran out of memory (%s in all); use a smaller --batch, or start it with more: java -Xmx%s ..."),
    EMPTY_PART("NL-308", "the %s part is empty: %s; choose another with --part, or other data with --data"),
    NO_TARGET_COLUMN("NL-309", "%s has no column '%s' to compare the predictions with; use predict for it"),
    OTHER_CHECKPOINT(
            "NL-311",
            "the checkpoint %s does not belong to this training of %s:%s\nGo on with the network and the options it was"
                    + " written with, or start anew without --resume."),
    ALREADY_FINISHED(
            "NL-312", "the training in %s has finished its %s epochs; to go on, ask for more: --resume --epochs %s"),
    NOTHING_TO_BALANCE(
            "NL-319",
            "balanceClasses has nothing to weigh for %s: %s; take it out of the plan, or use SoftmaxCrossEntropy"),
    FREEZE_TWICE(
            "NL-315",
            "both freeze and freezeAllBut name nodes, so that it is not clear what the others do; leave one of them empty"),
    NO_SUCH_PARAMETERS("NL-316", "'%s' names no node of %s that has parameters%s; there are: %s"),
    NO_WEIGHTS_FIT(
            "NL-317", "none of the parameters in %s fits %s by name and shape, so nothing would be taken over:%s"),
    UNKNOWN_OPTION("NL-321", "there is no option %s%s"),
    OPTION_NEEDS_VALUE("NL-322", "the option %s needs a value: %s"),
    OPTION_TAKES_NO_VALUE("NL-323", "the option %s takes no value"),
    OPTION_VALUE("NL-324", "the option %s must be %s, but is '%s'"),
    UNKNOWN_OPERAND("NL-325", "'%s' is no option, and %s takes no file names; --help lists all options"),
    OPERAND_MISSING("NL-326", "nothing to predict: name an image, a CSV file or an IDX file; --help shows how"),
    PREDICT_SHAPE("NL-327", "the samples of %s are %s, but the network takes %s"),
    PREDICT_KIND(
            "NL-328",
            "%s cannot be predicted: the network %s takes %s numbers, neither an image nor a table; write them into a"
                    + " text file, a sample a line"),
    ROW_LENGTH("NL-329", "%s, line %s: %s numbers, but a sample has %s (%s); write one sample a line, step by step"),
    ROW_NUMBER("NL-330", "%s, line %s: number %s is '%s', which is no number"),
    PERCEPTRON_FIT(
            "NL-341",
            "the delta rule needs one output and two classes, but %s has an output of %s, and the data have %s; give the"
                    + " Dense layer 1 unit, and use data of two classes"),
    NO_GAME("NL-342", "deep Q-learning needs a game, but the data set is %s; use Catch or GridWorld"),
    ACTION_COUNT(
            "NL-343",
            "the game has %s actions (%s), but the network %s gives %s; give the last layer %s units, one per action"),
    ADVERSARIAL_LOSS(
            "NL-344", "adversarial training needs AdversarialMinimax or AdversarialLeastSquares as loss, not %s"),
    GENERATED_SHAPE(
            "NL-345", "the generator makes samples of %s, but those of the data are %s; they must be of one shape"),
    GENERATE_OPERAND("NL-347", "name one image to write the samples to, such as samples.png; --help shows how"),
    NOT_DRAWN("NL-348", "%s makes samples of %s, which are no images to be written side by side"),
    JSON("NL-401", "line %s, column %s: expected %s, but found %s"),
    CANNOT_WRITE("NL-411", "%s cannot be written: %s; free the disk, mend the permissions, or choose another folder"),
    NO_FILE("NL-412", "there is no file %s; check the path, or train first"),
    BAD_SAFETENSORS("NL-413", "%s is no usable safetensors file: %s; take an undamaged copy, or train again"),
    NOT_A_CHECKPOINT("NL-414", "%s is no checkpoint of a training: %s; --resume takes a checkpoint.safetensors"),
    NOT_A_MODEL("NL-415", "%s is no trained model: %s; take a model.safetensors"),
    OTHER_MODEL(
            "NL-416",
            "the model %s does not fit the network %s:%s\nUse the network it was trained with, or train this one."),
    BAD_ALGORITHMS(
            "NL-420",
            "%s: the algorithm for '%s' is %s, but a name is expected; take the algorithms.json of a run, or leave"
                    + " --algorithms out"),
    CANNOT_READ("NL-417", "%s cannot be read: %s"),
    SAMPLE_SIZE("NL-418", "the network %s takes samples of %s, %s numbers, but gets %s"),
    LABELS_DIFFER(
            "NL-419", "the data have the labels %s, but the model was trained on %s; use data with the same labels"),
    NO_DEVICE("NL-351", "there is no device '%s'%s; there are: %s%s"),
    NO_DEVICE_MODULE(
            "NL-352",
            "--device %s: expected the OpenCL module beside the runtime, but this project comes without it; export the"
                    + " project with it (netloom export --opencl, or Include OpenCL in the designer's export). The processor"
                    + " computes instead") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    NO_DEVICE_HERE("NL-353", "--device %s: expected a device, but there is none: %s. The processor computes instead") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    DEVICE_FAILS(
            "NL-354",
            "the device %s, %s, was expected to answer, but does not: %s. Update its driver; the processor computes"
                    + " instead") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    DEVICE_MEMORY(
            "NL-355",
            "training %s with batches of %s needs %s of device memory, but %s has %s for it, and %s for one piece; %s"),
    CHECKPOINT_KEPT(
            "NL-356",
            "what was learned until epoch %s, step %s is kept in %s; go on with --resume, or with --resume"
                    + " --device cpu where the device does not come back");

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
