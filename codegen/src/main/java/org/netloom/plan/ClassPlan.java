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
 * @param inputs its arguments: one for a network, one or several for a block
 * @param steps of the forward pass, in order
 * @param output what it returns
 * @param outputGradient argument of its backward pass
 * @param inputGradients variables for the gradients of the inputs; in a block, those behind the first are fields
 * @param backward statements of the backward pass; it returns the gradient of the first input
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
        Value output,
        String outputGradient,
        List<String> inputGradients,
        List<Statement> backward,
        List<Boolean> sharedGradients,
        List<Statement> backwardToParameters,
        String nameParameter,
        String loopVariable,
        String place,
        int places,
        boolean varied) {
    public ClassPlan {
        parameters = List.copyOf(parameters);
        inputs = List.copyOf(inputs);
        inputGradients = List.copyOf(inputGradients);
        steps = List.copyOf(steps);
        backward = List.copyOf(backward);
        sharedGradients = List.copyOf(sharedGradients);
        backwardToParameters = List.copyOf(backwardToParameters);
    }

    /** The only input, or the first of several. */
    public Value input() {
        return inputs.getFirst();
    }

    /** Fields for the gradients of the inputs behind the first: {@code gradient(1)} and so on. */
    public List<String> gradientFields() {
        return inputGradients.subList(1, inputGradients.size());
    }

    /** True where the gradient of an input may be one that others read too: that of the output, or of another input. */
    public boolean sharesGradient(int input) {
        return sharedGradients.get(input);
    }

    /** The step that gives the output. */
    public Step last() {
        return steps.getLast();
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
        return output.shape();
    }
}
