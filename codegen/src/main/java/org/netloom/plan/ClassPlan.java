package org.netloom.plan;

import java.util.List;
import org.netloom.design.Body;
import org.netloom.spec.Shape;

/**
 * A class to be generated: the network, or a block.
 *
 * @param body the design or block it comes from
 * @param className legal and unique among all classes of the project
 * @param parameters of the block, as arguments of the constructor
 * @param inputs its arguments
 * @param steps of the forward pass, in order
 * @param mainSteps how many of them run always; those behind are for auxiliary outputs
 * @param outputs what it returns: one for a block, one or several for a network, auxiliary ones last
 * @param mainOutputs how many outputs are not auxiliary
 * @param outputGradients arguments of its backward pass, one for each output
 * @param inputGradients variables for the gradients of the inputs; in a block, those behind the first are fields
 * @param backward statements of the backward pass; that of a block returns the gradient of the first input
 * @param sharedGradients for each input of a block, see {@link #sharesGradient}; empty for the network
 * @param backwardToParameters the backward pass where nothing learns in front of the block; empty where nobody needs it
 * @param nameParameter variable for the name of a block
 * @param loopVariable variable for one of a repeated block
 * @param place path of the first use: "stage1[0]"; empty for the network
 * @param places number of uses, repetitions counted
 * @param varied true where uses have different shapes
 */
public record ClassPlan(
        Body body,
        String className,
        List<BlockParameter> parameters,
        List<Value> inputs,
        List<Step> steps,
        int mainSteps,
        List<Value> outputs,
        int mainOutputs,
        List<String> outputGradients,
        List<String> inputGradients,
        List<Statement> backward,
        List<Boolean> sharedGradients,
        List<Statement> backwardToParameters,
        String nameParameter,
        String loopVariable,
        String place,
        int places,
        boolean varied) {
    /** Argument of the forward pass of a network with several inputs or outputs. */
    public static final String INPUTS = "inputs";

    /** Argument of its backward pass. */
    public static final String GRADIENTS = "gradients";

    public ClassPlan {
        parameters = List.copyOf(parameters);
        inputs = List.copyOf(inputs);
        inputGradients = List.copyOf(inputGradients);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
        outputGradients = List.copyOf(outputGradients);
        backward = List.copyOf(backward);
        sharedGradients = List.copyOf(sharedGradients);
        backwardToParameters = List.copyOf(backwardToParameters);
    }

    /** The only input, or the first of several. */
    public Value input() {
        return inputs.getFirst();
    }

    /** The only output, or the first of several. */
    public Value output() {
        return outputs.getFirst();
    }

    /** Argument of the backward pass, or the first of several. */
    public String outputGradient() {
        return outputGradients.getFirst();
    }

    /** True for a block; otherwise it is the network. */
    public boolean isBlock() {
        return !nameParameter.isEmpty();
    }

    /** True for a network with several inputs or outputs, which come in lists. */
    public boolean branched() {
        return !isBlock() && (inputs.size() > 1 || outputs.size() > 1);
    }

    /** Outputs that there are in training and in use. */
    public List<Value> main() {
        return outputs.subList(0, mainOutputs);
    }

    /** Fields of a block for the gradients of the inputs behind the first: {@code gradient(1)} and so on. */
    public List<String> gradientFields() {
        return isBlock() ? inputGradients.subList(1, inputGradients.size()) : List.of();
    }

    /** True where the gradient of an input may be one that others read too: that of the output, or of another input. */
    public boolean sharesGradient(int input) {
        return sharedGradients.get(input);
    }

    /** True where anything in it is trained. */
    public boolean learns() {
        return steps.stream().anyMatch(Step::learns);
    }

    /** True where it holds repeated blocks, which are made in a loop. */
    public boolean hasLoops() {
        return steps.stream().anyMatch(s -> s instanceof Step.BlockStep b && b.repeated());
    }

    public Shape inputShape() {
        return input().shape();
    }

    public Shape outputShape() {
        return output().shape();
    }
}
