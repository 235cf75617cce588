package org.netloom.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.designer.Displays;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.designer.widget.NumberField;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Size;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

class PropertyPanelTest {
    private final List<PropertyPanel> open = new ArrayList<>();

    @BeforeEach
    void display() {
        Displays.require();
        Displays.look(false);
    }

    @AfterEach
    void close() {
        Panels.run(() -> open.forEach(PropertyPanel::close));
    }

    private PropertyPanel panel(Editor editor) {
        PropertyPanel panel = new PropertyPanel(editor);
        open.add(panel);
        return panel;
    }

    private static Conv2d conv(Editor editor, String id) {
        return (Conv2d) editor.design().node(id).orElseThrow().spec().orElseThrow();
    }

    @Test
    void whatIsTypedTakesEffectAtOnceAndIsOneStep() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("conv1"));
            assertEquals("6", Panels.text(panel, "inspector.filters"));
            Panels.type(panel, "inspector.filters", "1");
            Panels.type(panel, "inspector.filters", "12");
            assertEquals(12, conv(editor, "conv1").filters());
            assertEquals(28, editor.outputShape("conv1").orElseThrow().height());
            assertEquals(12, editor.outputShape("conv1").orElseThrow().channels());
            editor.document().undo();
            assertEquals(6, conv(editor, "conv1").filters());
            assertEquals("6", Panels.text(panel, "inspector.filters"));
            assertTrue(editor.document().undoName().isEmpty(), "both keystrokes are undone");
        });
    }

    @Test
    void whatCannotBeReadStaysInTheFieldWithTheReason() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("conv1"));
            Panels.type(panel, "inspector.filters", "six");
            assertEquals(6, conv(editor, "conv1").filters(), "the design keeps the last value");
            assertEquals("six", Panels.text(panel, "inspector.filters"));
            assertTrue(
                    Panels.messages(panel).getFirst().contains("a whole number"),
                    Panels.messages(panel).toString());
            Panels.type(panel, "inspector.kernel", "3");
            assertEquals("six", Panels.text(panel, "inspector.filters"), "another edit does not lose it");
            Panels.type(panel, "inspector.filters", "8");
            assertEquals(8, conv(editor, "conv1").filters());
            assertTrue(Panels.messages(panel).isEmpty());
        });
    }

    @Test
    void aProblemStandsAtItsFieldWithItsFix() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("conv2"));
            Panels.type(panel, "inspector.kernel", "50");
            String message = Panels.messages(panel).getFirst();
            assertTrue(message.contains("(14 - 50)/1 + 1 = -35"), message);
            assertEquals(
                    "error",
                    Panels.named(panel, "inspector.kernel", JTextField.class).getClientProperty("JComponent.outline"));
            Panels.press(panel, "kernel 14x14");
            assertEquals(Size.of(14), conv(editor, "conv2").kernel());
            assertTrue(Panels.messages(panel).isEmpty());
            editor.document().undo();
            assertEquals(Size.of(50), conv(editor, "conv2").kernel());
        });
    }

    @Test
    void aSizeIsOneNumberOrTwo() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("conv1"));
            Panels.type(panel, "inspector.kernel", "3 x 5");
            assertEquals(Size.of(3, 5), conv(editor, "conv1").kernel());
            assertEquals("3 x 5", Panels.text(panel, "inspector.kernel"), "what is being typed stays");
            Panels.named(panel, "inspector.kernel", JTextField.class)
                    .getActionMap()
                    .get("ENTER")
                    .actionPerformed(null);
            assertEquals("3", Panels.text(panel, "inspector.kernel"));
            assertTrue(Panels.all(panel, NumberField.class).stream()
                    .anyMatch(f -> f.getText().equals("5")));
            editor.document().undo();
            assertEquals(Size.of(5), conv(editor, "conv1").kernel());
        });
    }

    @Test
    void paddingIsChosenOrGivenForEachSide() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("conv1"));
            JComboBox<?> mode = Panels.named(panel, "inspector.padding", JComboBox.class);
            mode.setSelectedIndex(1);
            assertEquals(Padding.SAME, conv(editor, "conv1").padding());
            mode.setSelectedIndex(4);
            NumberField bottom = Panels.all(panel, NumberField.class).stream()
                    .filter(f -> "bottom".equals(f.getToolTipText()))
                    .findFirst()
                    .orElseThrow();
            bottom.setText("3");
            assertEquals(Padding.of(2, 3, 2, 2), conv(editor, "conv1").padding());
            mode.setSelectedIndex(0);
            assertEquals(Padding.VALID, conv(editor, "conv1").padding());
            assertFalse(Panels.has(panel, "inspector.reset.padding"), "none is the default");
        });
    }

    @Test
    void resetGivesTheDefaultAndIsOfferedOnlyWhereItDiffers() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("conv1"));
            assertFalse(Panels.has(panel, "inspector.reset.stride"));
            Panels.type(panel, "inspector.stride", "2");
            assertTrue(Panels.has(panel, "inspector.reset.stride"));
            Panels.click(panel, "inspector.reset.stride");
            assertEquals(Size.of(1), conv(editor, "conv1").stride());
            assertEquals("1", Panels.text(panel, "inspector.stride"));
            assertFalse(Panels.has(panel, "inspector.reset.filters"), "a required value has no default");
        });
    }

    @Test
    void severalLayersOfATypeAreEditedTogether() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.nodes(List.of("conv1", "conv2")));
            assertEquals("", Panels.text(panel, "inspector.filters"), "they differ");
            assertEquals("5", Panels.text(panel, "inspector.kernel"), "they agree");
            Panels.type(panel, "inspector.filters", "7");
            assertEquals(7, conv(editor, "conv1").filters());
            assertEquals(7, conv(editor, "conv2").filters());
            editor.document().undo();
            assertEquals(6, conv(editor, "conv1").filters());
            assertEquals(16, conv(editor, "conv2").filters());
        });
    }

    @Test
    void layersOfDifferentTypesShowWhatTheyHaveInCommon() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.nodes(List.of("conv1", "fc1")));
            assertTrue(Panels.has(panel, "inspector.bias"));
            assertFalse(Panels.has(panel, "inspector.filters"));
            Panels.click(panel, "inspector.bias");
            assertFalse(conv(editor, "conv1").bias());
            assertFalse(
                    ((Dense) editor.design().node("fc1").orElseThrow().spec().orElseThrow()).bias());
        });
    }

    @Test
    void anActivationBecomesAnother() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("tanh1"));
            JComboBox<?> type = Panels.named(panel, "inspector.type", JComboBox.class);
            assertEquals("Tanh", type.getSelectedItem());
            type.setSelectedItem("ReLU");
            assertEquals(
                    ReLU.of(),
                    editor.design().node("tanh1").orElseThrow().spec().orElseThrow());
            editor.document().undo();
            assertEquals(
                    "Tanh",
                    Panels.named(panel, "inspector.type", JComboBox.class).getSelectedItem());
        });
    }

    @Test
    void aNodeIsRenamedInPlace() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("conv1"));
            JTextField name = Panels.named(panel, "inspector.name", JTextField.class);
            name.setText("conv2");
            name.postActionEvent();
            name.getActionMap().get("ENTER").actionPerformed(null);
            assertTrue(editor.design().has("conv1"), "the name is taken");
            assertEquals("error", name.getClientProperty("JComponent.outline"));
            name.setText("first");
            name.getActionMap().get("ENTER").actionPerformed(null);
            assertTrue(editor.design().has("first"));
            assertEquals(Optional.of("first"), editor.selection().single());
        });
    }

    @Test
    void aBlockIsRepeatedAndGetsArguments() {
        Panels.run(() -> {
            Editor editor = Panels.sample("mini-resnet");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("stage1"));
            assertEquals("2", Panels.text(panel, "inspector.repeat"));
            Panels.type(panel, "inspector.repeat", "3");
            Content.BlockUse use = (Content.BlockUse)
                    editor.design().node("stage1").orElseThrow().content();
            assertEquals(3L, use.repeat());
            assertTrue(editor.document().result().report("stage1[2].conv1").isPresent());
            assertTrue(Panels.has(panel, "inspector.reset.filters"));
            Panels.click(panel, "inspector.reset.filters");
            use = (Content.BlockUse)
                    editor.design().node("stage1").orElseThrow().content();
            assertTrue(use.arguments().isEmpty());
            assertEquals("16", Panels.text(panel, "inspector.filters"), "the default of the block");
        });
    }

    @Test
    void aValueInsideABlockBecomesAParameterAndBack() {
        Panels.run(() -> {
            Editor editor = Panels.sample("mini-resnet");
            editor.show(Scope.ROOT.inside("stage1"));
            editor.select(Selection.of("conv1"));
            LayerForm form = new LayerForm(editor, List.of("conv1"), new PropertyPanel.Help());
            form.refresh();
            Setting kernel =
                    Setting.of(SpecType.of(Conv2d.class).component("kernel").orElseThrow());
            Reading plain = new Reading(Optional.of(3L), true, List.of());
            item(form.parameters(kernel, plain), 0);
            BlockDefinition block = editor.design().block("ResidualBlock").orElseThrow();
            assertEquals(3L, block.parameters().get("kernel"));
            assertEquals(
                    "$kernel", NodeForm.given(block.node("conv1").orElseThrow()).get("kernel"));
            assertTrue(editor.document().result().ok());
            Reading reference = new Reading(Optional.of("$kernel"), true, List.of());
            item(form.parameters(kernel, reference), 0);
            assertEquals(
                    3L,
                    NodeForm.given(editor.design()
                                    .block("ResidualBlock")
                                    .orElseThrow()
                                    .node("conv1")
                                    .orElseThrow())
                            .get("kernel"));
        });
    }

    private static void item(javax.swing.JPopupMenu menu, int index) {
        ((javax.swing.JMenuItem) menu.getComponent(index)).doClick(0);
    }

    @Test
    void aParameterOfABlockIsRemovedWithoutBreakingIt() {
        Panels.run(() -> {
            Editor editor = Panels.sample("mini-resnet");
            editor.show(Scope.ROOT.inside("down2"));
            BlockForm form = new BlockForm(editor, new PropertyPanel.Help());
            form.refresh();
            Setting stride = Setting.argument("stride", 2L, "");
            item(form.parameters(stride, new Reading(Optional.of(2L), false, List.of())), 0);
            assertFalse(editor.design()
                    .block("ProjectionBlock")
                    .orElseThrow()
                    .parameters()
                    .containsKey("stride"));
            assertTrue(
                    editor.document().result().ok(),
                    editor.document().result().problems().toString());
            Setting filters = Setting.argument("filters", 16L, "");
            item(form.parameters(filters, new Reading(Optional.of(16L), false, List.of())), 0);
            assertTrue(
                    Panels.has(form.component(), "inspector.block.refused"),
                    "its uses give it different values: it says so and stays");
            editor.document().undo();
            assertTrue(editor.design()
                    .block("ProjectionBlock")
                    .orElseThrow()
                    .parameters()
                    .containsKey("stride"));
        });
    }

    @Test
    void aBlockIsRenamedFromInside() {
        Panels.run(() -> {
            Editor editor = Panels.sample("mini-resnet");
            PropertyPanel panel = panel(editor);
            editor.show(Scope.ROOT.inside("stage1"));
            JTextField name = Panels.named(panel, "inspector.name", JTextField.class);
            assertEquals("ResidualBlock", name.getText());
            name.setText("Basic");
            name.getActionMap().get("ENTER").actionPerformed(null);
            assertEquals("Basic", editor.body().name());
            assertTrue(editor.document().result().ok());
            editor.document().undo();
            assertEquals("ResidualBlock", editor.body().name());
        });
    }

    @Test
    void theDesignItselfIsShownWhereNothingIsSelected() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            PropertyPanel panel = panel(editor);
            Panels.type(panel, "inspector.design.name", "digits");
            assertEquals("digits", editor.design().name());
            Panels.type(panel, "inspector.design.package", "My Package");
            assertTrue(editor.design().packageName().isEmpty(), "that is no package");
            assertEquals("My Package", Panels.text(panel, "inspector.design.package"));
            Panels.type(panel, "inspector.design.package", "my.digits");
            assertEquals(Optional.of("my.digits"), editor.design().packageName());
        });
    }

    /** An image, read as a sequence of its rows, as a volume of one plane, and as features. */
    @Test
    void anInputBecomesASequenceAVolumeOrFeatures() {
        Panels.run(() -> {
            Editor editor = Panels.editor(Design.named("one").add("input", Input.of(28, 20, 3)));
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("input"));
            JComboBox<?> kind = Panels.all(panel, JComboBox.class).stream()
                    .filter(b -> "Image".equals(b.getSelectedItem()))
                    .findFirst()
                    .orElseThrow();
            List<String> shapes = new ArrayList<>();
            for (String to : List.of("Sequence", "Image", "Volume", "Features", "Image")) {
                kind.setSelectedItem(to);
                shapes.add(editor.outputShape("input").orElseThrow().toString());
            }
            assertEquals(List.of("28 x 60", "28 x 60 x 1", "1 x 28 x 60 x 1", "1680", "28 x 28 x 1"), shapes);
        });
    }

    @Test
    void everyLayerTypeHasAFormAndEveryFieldAName() {
        Panels.run(() -> {
            for (SpecType<? extends LayerSpec> type :
                    SpecFamily.of(LayerSpec.class).types()) {
                Design design = Design.named("one").add("input", Input.of(8, 8, 4));
                Editor editor = Panels.editor(design);
                editor.edit(org.netloom.designer.edit.NodeEdits.add(
                        Scope.ROOT,
                        org.netloom.designer.edit.NewLayers.of(type.name()),
                        org.netloom.design.Position.of(0, 0)));
                String id = editor.design().nodes().stream()
                        .map(n -> n.id())
                        .filter(n -> !n.equals("input"))
                        .findFirst()
                        .orElse("input");
                PropertyPanel panel = panel(editor);
                editor.select(Selection.of(id));
                type.components().forEach(c -> {
                    JComponent field = Panels.named(panel, "inspector." + c.name(), JComponent.class);
                    assertTrue(
                            !field.getAccessibleContext().getAccessibleName().isBlank(), type.name() + "." + c.name());
                });
            }
        });
    }

    @Test
    void showingThingsChangesNothing() {
        Panels.run(() -> {
            Editor editor = Panels.sample("mini-resnet");
            List<DesignChange> changes = new ArrayList<>();
            editor.addListener(new EditorListener() {
                @Override
                public void designChanged(DesignChange change) {
                    changes.add(change);
                }
            });
            PropertyPanel panel = panel(editor);
            List.copyOf(editor.design().nodes()).forEach(n -> editor.select(Selection.of(n.id())));
            editor.select(Selection.edge(Edge.of("input", "conv")));
            editor.select(Selection.nodes(
                    editor.design().nodes().stream().map(n -> n.id()).toList()));
            editor.show(Scope.ROOT.inside("down2"));
            List.copyOf(editor.body().nodes()).forEach(n -> editor.select(Selection.of(n.id())));
            assertTrue(changes.isEmpty(), changes.toString());
            assertTrue(panel.isVisible());
        });
    }

    @Test
    void weightsAreSharedAndTakenBack() {
        Panels.run(() -> {
            Editor editor = Panels.sample("siamese-digits");
            PropertyPanel panel = panel(editor);
            editor.select(Selection.of("right"));
            JComboBox<?> weights = Panels.named(panel, "inspector.weights", JComboBox.class);
            assertEquals("left", weights.getSelectedItem());
            weights.setSelectedIndex(0);
            assertEquals(
                    Optional.empty(),
                    editor.design().node("right").orElseThrow().sharesWith());
            assertEquals(2 * 20_392, editor.document().result().totals().parameters());
            weights.setSelectedItem("left");
            assertEquals(
                    Optional.of("left"),
                    editor.design().node("right").orElseThrow().sharesWith());
            assertEquals(20_392, editor.document().result().totals().parameters());
            editor.select(Selection.of("first"));
            assertFalse(Panels.has(panel, "inspector.weights"), "an input has none");
        });
    }
}
