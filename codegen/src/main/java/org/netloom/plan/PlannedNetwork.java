package org.netloom.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netloom.design.Node;
import org.netloom.layer.ActivationLayer;
import org.netloom.layer.AddLayer;
import org.netloom.layer.BatchNormLayer;
import org.netloom.layer.Block;
import org.netloom.layer.BranchedNetwork;
import org.netloom.layer.Conv1dLayer;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.Conv3dLayer;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.layer.ConvTranspose2dLayer;
import org.netloom.layer.DenseBatchNormLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.GroupNormLayer;
import org.netloom.layer.InstanceNormLayer;
import org.netloom.layer.Layer;
import org.netloom.layer.LayerNormLayer;
import org.netloom.layer.Layers;
import org.netloom.layer.SeparableConv2dLayer;
import org.netloom.plan.Step.BlockStep;
import org.netloom.plan.Step.LayerStep;
import org.netloom.spec.Activation;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv1d;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Conv3d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.GroupNorm;
import org.netloom.spec.InstanceNorm;
import org.netloom.spec.LayerNorm;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SeparableConv2d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * A plan put together from the same layers, and run statement by statement, as the generated classes would be. It is what
 * a forecast of the memory is made with, and what tests hold generated code against; nothing is trained with it.
 */
public final class PlannedNetwork extends BranchedNetwork {
    private final NetworkPlan plan;
    private final Body body;

    /** Makes the layers; memory comes with {@link #prepare}. */
    public PlannedNetwork(NetworkPlan plan) {
        super(plan.design().name(), plan.inputShapes(), plan.outputShapes(), plan.outputNames());
        this.plan = plan;
        this.body = new Body(plan.network(), "", plan.inputShapes(), new Members());
    }

    @Override
    public List<Tensor> forward(List<Tensor> inputs) {
        return body.forward(inputs, preparedForTraining());
    }

    @Override
    public void backward(List<Tensor> dOutputs) {
        body.backward(plan.network().backward(), dOutputs);
    }

    @Override
    public String designHash() {
        return plan.designHash();
    }

    /** What a body asks of the block it belongs to, whose methods are protected. */
    private interface Owner {
        <L extends Layer> L take(L layer);

        <L extends Layer> L take(L layer, Layer sharedWith);

        <B extends Block> B take(B block);

        <B extends Block> B take(B block, Block sharedWith);

        Tensor sumOf(Tensor a, Tensor b, boolean inPlace);
    }

    private final class Members implements Owner {
        @Override
        public <L extends Layer> L take(L layer) {
            return add(layer);
        }

        @Override
        public <B extends Block> B take(B block) {
            return add(block);
        }

        @Override
        public <L extends Layer> L take(L layer, Layer sharedWith) {
            return add(layer, sharedWith);
        }

        @Override
        public <B extends Block> B take(B block, Block sharedWith) {
            return add(block, sharedWith);
        }

        @Override
        public Tensor sumOf(Tensor a, Tensor b, boolean inPlace) {
            return inPlace ? addInPlace(a, b) : sum(a, b);
        }
    }

    /** One use of a block. */
    private final class PlannedBlock extends Block implements Owner {
        private final Body inner;

        PlannedBlock(String name, ClassPlan type, String prefix, List<Shape> inputs) {
            super(name);
            inner = new Body(type, prefix, inputs, this);
        }

        @Override
        public <L extends Layer> L take(L layer) {
            return add(layer);
        }

        @Override
        public <B extends Block> B take(B block) {
            return add(block);
        }

        @Override
        public <L extends Layer> L take(L layer, Layer sharedWith) {
            return add(layer, sharedWith);
        }

        @Override
        public <B extends Block> B take(B block, Block sharedWith) {
            return add(block, sharedWith);
        }

        @Override
        public Tensor sumOf(Tensor a, Tensor b, boolean inPlace) {
            return inPlace ? addInPlace(a, b) : sum(a, b);
        }
    }

    /** The members of a class and its passes. */
    private final class Body {
        private final ClassPlan type;
        private final String prefix;
        private final Owner owner;
        private final Map<String, Shape> shapes = new HashMap<>();
        private final Map<String, Layer> layers = new HashMap<>();
        private final Map<String, PlannedBlock[]> blocks = new HashMap<>();
        private final Tensor[] inputGradients;

        Body(ClassPlan type, String prefix, List<Shape> inputs, Owner owner) {
            this.type = type;
            this.prefix = prefix;
            this.owner = owner;
            this.inputGradients = new Tensor[inputs.size()];
            for (int i = 0; i < inputs.size(); i++) {
                shapes.put(type.inputs().get(i).id(), inputs.get(i));
            }
            for (Step step : type.steps()) {
                Shape[] in = step.inputs().stream().map(v -> shapes.get(v.id())).toArray(Shape[]::new);
                shapes.put(
                        step.output().id(),
                        switch (step) {
                            case LayerStep s -> {
                                Layer layer = layer(s, in);
                                layers.put(
                                        s.field(),
                                        s.sharedWith().isPresent()
                                                ? owner.take(
                                                        layer,
                                                        layers.get(
                                                                s.sharedWith().get()))
                                                : owner.take(layer));
                                yield layers.get(s.field()).outputShape();
                            }
                            case BlockStep s -> repeat(s, in);
                        });
            }
        }

        private Shape repeat(BlockStep step, Shape[] in) {
            int times = (int) plan.expansion().uses().stream()
                    .filter(u -> u.outer().equals(prefix + step.node().id()))
                    .count();
            PlannedBlock[] all = new PlannedBlock[times];
            Shape[] before = in.clone();
            for (int i = 0; i < times; i++) {
                String name = step.node().id() + (step.repeated() ? "[" + i + "]" : "");
                // Paths have a number only where there are several.
                String path = prefix + step.node().id() + (times > 1 ? "[" + i + "]" : "");
                PlannedBlock block = new PlannedBlock(name, step.block(), path + ".", List.of(before));
                all[i] = step.sharedWith().isPresent()
                        ? owner.take(block, blocks.get(step.sharedWith().get())[i])
                        : owner.take(block);
                before[0] = all[i].inner.shapes.get(step.block().output().id());
            }
            blocks.put(step.field(), all);
            return before[0];
        }

        private LayerSpec spec(Node node) {
            return plan.expansion()
                    .node(prefix + node.id())
                    .orElseThrow()
                    .spec()
                    .orElseThrow();
        }

        private Layer layer(LayerStep step, Shape... in) {
            String name = step.node().id();
            LayerSpec spec = spec(step.node());
            Activation f = step.activation().map(n -> (Activation) spec(n)).orElse(null);
            if (step.norm().isPresent()) {
                String normName = step.norm().orElseThrow().id();
                BatchNorm norm = (BatchNorm) spec(step.norm().orElseThrow());
                return spec instanceof Conv2d conv
                        ? new ConvBatchNormLayer(name, conv, normName, norm, f, in[0])
                        : new DenseBatchNormLayer(name, (Dense) spec, normName, norm, f, in[0]);
            }
            return switch (spec) {
                case Conv2d s -> new Conv2dLayer(name, s, f, in[0]);
                case Dense s -> new DenseLayer(name, s, f, in[0]);
                case ConvTranspose2d s -> new ConvTranspose2dLayer(name, s, f, in[0]);
                case Conv1d s -> new Conv1dLayer(name, s, f, in[0]);
                case Conv3d s -> new Conv3dLayer(name, s, f, in[0]);
                case SeparableConv2d s -> new SeparableConv2dLayer(name, s, f, in[0]);
                case BatchNorm s -> new BatchNormLayer(name, s, f, in[0]);
                case LayerNorm s -> new LayerNormLayer(name, s, f, in[0]);
                case GroupNorm s -> new GroupNormLayer(name, s, f, in[0]);
                case InstanceNorm s -> new InstanceNormLayer(name, s, f, in[0]);
                case Add s -> new AddLayer(name, s, f, in);
                case Activation s -> new ActivationLayer(name, s, in[0]);
                default -> Layers.create(name, spec, List.of(in));
            };
        }

        List<Tensor> forward(List<Tensor> inputs, boolean auxiliary) {
            Map<String, Tensor> values = new HashMap<>();
            for (int i = 0; i < inputs.size(); i++) {
                values.put(type.inputs().get(i).id(), inputs.get(i));
            }
            List<Step> steps = type.steps();
            for (Step step : auxiliary ? steps : steps.subList(0, type.mainSteps())) {
                Tensor[] in =
                        step.inputs().stream().map(v -> values.get(v.id())).toArray(Tensor[]::new);
                Tensor out = in[0];
                if (step instanceof BlockStep) {
                    for (PlannedBlock b : blocks.get(step.field())) {
                        in[0] = out;
                        out = b.inner.forward(List.of(in), true).getFirst();
                    }
                } else {
                    out = in.length == 1
                            ? layers.get(step.field()).forward(in[0])
                            : layers.get(step.field()).forward(in);
                }
                values.put(step.output().id(), out);
            }
            List<Value> outputs = auxiliary ? type.outputs() : type.main();
            return outputs.stream().map(v -> values.get(v.id())).toList();
        }

        Tensor backward(List<Statement> statements, List<Tensor> dOutputs) {
            Map<String, Tensor> gradients = new HashMap<>();
            Tensor returned = null;
            for (int i = 0; i < dOutputs.size(); i++) {
                gradients.put(type.outputGradients().get(i), dOutputs.get(i));
            }
            for (Statement statement : statements) {
                switch (statement) {
                    case Statement.Define s -> gradients.put(s.variable(), value(s.value(), gradients));
                    case Statement.Assign s -> gradients.put(s.variable(), value(s.value(), gradients));
                    case Statement.Call s -> backward(s.step(), gradients.get(s.dOutput()));
                    case Statement.ToParameters s -> toParameters(s.step(), gradients.get(s.dOutput()));
                    case Statement.Loop s -> loop(s, gradients);
                    case Statement.InputGradient s ->
                        PlannedNetwork.this.inputGradient(s.input(), gradients.get(s.variable()));
                    case Statement.Return s -> returned = value(s.value(), gradients);
                }
            }
            for (int i = 1; i < inputGradients.length; i++) {
                inputGradients[i] = gradients.get(type.inputGradients().get(i));
            }
            return returned;
        }

        private Tensor value(Gradient gradient, Map<String, Tensor> known) {
            return switch (gradient) {
                case Gradient.Variable g -> known.get(g.name());
                case Gradient.Port g ->
                    g.step() instanceof BlockStep
                            ? blocks.get(g.step().field())[0].inner.inputGradients[g.port()]
                            : layers.get(g.step().field()).gradient(g.port());
                case Gradient.Sum g -> owner.sumOf(value(g.a(), known), value(g.b(), known), g.inPlace());
                case Gradient.Backward g -> backward(g.step(), known.get(g.dOutput()));
            };
        }

        private Tensor backward(Step step, Tensor dOutput) {
            return step instanceof BlockStep
                    ? blocks.get(step.field())[0].inner.backward(dOutput)
                    : layers.get(step.field()).backward(dOutput);
        }

        private Tensor backward(Tensor dOutput) {
            return backward(type.backward(), List.of(dOutput));
        }

        private void toParameters(Step step, Tensor dOutput) {
            if (step instanceof BlockStep s) {
                blocks.get(step.field())[0].inner.backward(s.block().backwardToParameters(), List.of(dOutput));
            } else {
                layers.get(step.field()).backwardToParameters(dOutput);
            }
        }

        private void loop(Statement.Loop loop, Map<String, Tensor> known) {
            PlannedBlock[] all = blocks.get(loop.step().field());
            Tensor d = known.get(loop.dOutput());
            for (int i = all.length - 1; i >= (loop.toParameters() ? 1 : 0); i--) {
                d = all[i].inner.backward(d);
                for (Statement.Other o : loop.others()) {
                    Tensor one = all[i].inner.inputGradients[o.port()];
                    known.merge(o.variable(), one, (sum, next) -> owner.sumOf(sum, next, false));
                }
            }
            if (loop.toParameters()) {
                all[0].inner.backward(loop.step().block().backwardToParameters(), List.of(d));
            }
            known.put(loop.variable(), d);
        }
    }
}
