package org.netloom.designer.plan;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.DataParts;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Edit;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.SeverityIcon;
import org.netloom.designer.widget.WrappedText;
import org.netloom.loss.LossSpec;
import org.netloom.model.OutputFit;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import org.netloom.run.DataAdapter;
import org.netloom.spec.SpecFamily;
import org.netloom.train.TrainingPlan;

/** What is wrong with the data, or between data and design, each with what a click does about it. */
final class DataProblems extends JPanel {
    private static final long serialVersionUID = 1L;

    /** A remedy. */
    record Remedy(String label, Runnable action) {}

    /**
     * A message.
     *
     * @param excerpt lines of the file, the one at fault marked; empty where there are none
     */
    record Message(boolean error, String text, FileExcerpt excerpt, List<Remedy> remedies) {
        Message {
            remedies = List.copyOf(remedies);
        }
    }

    private final transient DesignDocument document;
    private transient List<Message> shown = List.of();

    DataProblems(DesignDocument document) {
        super(new MigLayout("insets 10 12 10 12, gapx 10, gapy 4, hidemode 3", "[16!][grow,fill]", ""));
        this.document = document;
        setVisible(false);
        setOpaque(false);
    }

    List<Message> shown() {
        return shown;
    }

    void show(List<Message> messages) {
        boolean same = looks(messages).equals(looks(shown));
        shown = List.copyOf(messages);
        if (same) {
            return;
        }
        removeAll();
        for (int i = 0; i < messages.size(); i++) {
            Message m = messages.get(i);
            add(new JLabel(new SeverityIcon(m.error() ? Severity.ERROR : Severity.WARNING)), "top");
            add(new WrappedText(m.text()), "wmin 60, wrap");
            if (m.excerpt() != null) {
                add(m.excerpt().view(), "skip 1, wmin 60, wrap");
            }
            if (!m.remedies().isEmpty()) {
                JPanel buttons = new JPanel(new MigLayout("insets 2 0 2 0, gap 8", "", ""));
                buttons.setOpaque(false);
                for (int k = 0; k < m.remedies().size(); k++) {
                    int message = i;
                    int remedy = k;
                    JButton button = new JButton(m.remedies().get(k).label());
                    button.putClientProperty("html.disable", true);
                    // The messages may have been made anew meanwhile, looking the same.
                    button.addActionListener(_ ->
                            shown.get(message).remedies().get(remedy).action().run());
                    buttons.add(button);
                }
                add(buttons, "skip 1, wrap");
            }
        }
        setVisible(!messages.isEmpty());
        revalidate();
        repaint();
    }

    /** What can be seen of messages: their remedies are other objects each time. */
    private static List<Object> looks(List<Message> messages) {
        List<Object> looks = new ArrayList<>();
        for (Message m : messages) {
            looks.add(m.text());
            looks.add(m.excerpt() != null);
            m.remedies().forEach(r -> looks.add(r.label()));
        }
        return looks;
    }

    /** A faint ground, so that it stands out from the page. */
    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        boolean error = shown.stream().anyMatch(Message::error);
        Color colour = SeverityIcon.colour(error ? Severity.ERROR : Severity.WARNING);
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 24));
        g.fillRoundRect(0, 0, getWidth(), getHeight(), 10, 10);
        g.dispose();
    }

    // ---- messages ---------------------------------------------------------------------------------------------------

    /** Messages about data that does not fit the design. */
    List<Message> misfits(TrainingPlan plan, DataParts parts, Consumer<List<Problem>> refused) {
        List<DataFits.Misfit> misfits = DataFits.of(document.result(), plan, parts);
        List<Message> messages = new ArrayList<>();
        // One click mends input and output, so one button stands below both.
        Optional<DataFits.Misfit> last = misfits.stream()
                .filter(m -> m.mended() == DataFits.Mended.BY_DESIGN)
                .reduce((_, b) -> b);
        for (DataFits.Misfit m : misfits) {
            List<Remedy> remedies = new ArrayList<>();
            if (m.mended() == DataFits.Mended.BY_LOSS) {
                remedies.add(otherLoss(parts.train().targets()));
            } else if (last.filter(l -> l == m).isPresent()) {
                remedies.add(new Remedy(Texts.get("data.fit"), () -> fit(parts, refused)));
            }
            messages.add(new Message(true, m.text(), null, remedies));
        }
        return messages;
    }

    private Remedy otherLoss(Targets targets) {
        LossSpec loss = SpecFamily.of(LossSpec.class).fromJson(Map.of("type", OutputFit.suitable(targets)));
        String name = loss.getClass().getSimpleName();
        return new Remedy(
                Texts.get("data.loss", name),
                () -> document.edit(
                        PlanEdits.set("loss", SpecFamily.of(LossSpec.class).toJson(loss))));
    }

    /** Input and output of the design as the data needs them, as one step. */
    private void fit(DataParts parts, Consumer<List<Problem>> refused) {
        document.settle();
        try {
            document.edit(Edit.of(Texts.get("edit.fitData"), d -> DataAdapter.fitInPlace(d, parts)));
            document.settle();
        } catch (NetloomException e) {
            refused.accept(e.problems());
        }
    }
}
