package org.netloom.designer.training;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;

/** The runs of a document: colour (a click shows or hides the curves), name, state, result. F2 renames. */
final class RunList extends JList<TrainingRun> {
    private static final long serialVersionUID = 1L;

    /** The mark with the run's colour lies left of here. */
    private static final int MARK = 34;

    private final transient Trainings trainings;
    private final DefaultListModel<TrainingRun> rows = new DefaultListModel<>();
    private boolean refreshing;

    RunList(Trainings trainings) {
        this.trainings = trainings;
        setModel(rows);
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        setCellRenderer(new Row());
        setFixedCellHeight(50);
        getAccessibleContext().setAccessibleName(Texts.get("train.runs"));
        addListSelectionListener(e -> {
            if (!e.getValueIsAdjusting() && !refreshing) {
                trainings.select(Optional.ofNullable(getSelectedValue()));
            }
        });
        addMouseListener(new Marks());
        bind("F2", this::rename);
        bind("SPACE", () -> getSelectedValuesList().forEach(r -> trainings.show(r, !r.shown())));
    }

    void bind(String key, Runnable action) {
        getInputMap(WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), "runs." + key);
        getActionMap().put("runs." + key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                action.run();
            }
        });
    }

    /** Shows the runs there are. */
    void refresh() {
        refreshing = true;
        List<TrainingRun> runs = trainings.runs();
        if (!java.util.Collections.list(rows.elements()).equals(runs)) {
            List<TrainingRun> before = getSelectedValuesList();
            rows.clear();
            rows.addAll(runs);
            setSelectedIndices(
                    before.stream().mapToInt(runs::indexOf).filter(i -> i >= 0).toArray());
        }
        trainings
                .selected()
                .filter(r -> !getSelectedValuesList().contains(r))
                .ifPresent(r -> setSelectedValue(r, true));
        refreshing = false;
        repaint();
    }

    /** Where the rest of the row is a place to write on. */
    void rename() {
        TrainingRun run = getSelectedValue();
        if (run == null) {
            return;
        }
        Rectangle cell = getCellBounds(getSelectedIndex(), getSelectedIndex());
        JTextField field = new JTextField(run.name());
        field.setBounds(cell.x + MARK - 4, cell.y + 3, cell.width - MARK - 8, 24);
        field.getAccessibleContext().setAccessibleName(Texts.get("train.rename"));
        Runnable end = () -> {
            remove(field);
            repaint();
            requestFocusInWindow();
        };
        field.addActionListener(_ -> {
            trainings.rename(run, field.getText());
            end.run();
        });
        field.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                if (field.getParent() != null) {
                    trainings.rename(run, field.getText());
                    end.run();
                }
            }
        });
        field.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "cancel");
        field.getActionMap().put("cancel", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                field.setText(run.name());
                end.run();
            }
        });
        add(field);
        field.selectAll();
        field.requestFocusInWindow();
        repaint();
    }

    private final class Marks extends MouseAdapter {
        @Override
        public void mousePressed(MouseEvent e) {
            int row = locationToIndex(e.getPoint());
            if (row < 0 || !getCellBounds(row, row).contains(e.getPoint())) {
                return;
            }
            if (e.isPopupTrigger() || e.getButton() == MouseEvent.BUTTON3) {
                if (!isSelectedIndex(row)) {
                    setSelectedIndex(row);
                }
            } else if (e.getX() < MARK) {
                TrainingRun run = rows.get(row);
                trainings.show(run, !run.shown());
            } else if (e.getClickCount() == 2) {
                rename();
            }
        }
    }

    /** A row: mark, name and state, figure. */
    private static final class Row extends JPanel implements ListCellRenderer<TrainingRun> {
        private static final long serialVersionUID = 1L;

        private final JLabel name = new JLabel();
        private final JLabel figure = new JLabel();
        private final JLabel state = new JLabel();
        private final Mark mark = new Mark();

        Row() {
            super(new MigLayout(
                    "insets 4 10 4 10, gap 8 0, fill", "[14!][grow,fill,0:0][16!]", "[grow,bottom][grow,top]"));
            add(mark, "spany 2, aligny center");
            add(name);
            add(state, "spany 2, aligny center, wrap");
            add(figure);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends TrainingRun> list, TrainingRun run, int index, boolean selected, boolean focused) {
            Font font = UIManager.getFont("Label.font");
            name.setText(run.name());
            name.setFont(font);
            String words = RunWords.figure(run);
            figure.setText(words.isEmpty() ? RunWords.state(run) : words);
            figure.setFont(font.deriveFont(font.getSize2D() - 1));
            state.setIcon(RunIcon.of(run.state()));
            mark.color = RunColors.of(run.color());
            mark.shown = run.shown();
            Color ink = selected ? list.getSelectionForeground() : list.getForeground();
            setBackground(selected ? list.getSelectionBackground() : list.getBackground());
            name.setForeground(ink);
            figure.setForeground(selected ? ink : RunColors.mixed(ink, list.getBackground(), 0.35));
            getAccessibleContext().setAccessibleName(run.name() + ", " + RunWords.state(run) + ", " + words);
            setToolTipText(run.error().isEmpty() ? null : run.error());
            return this;
        }
    }

    /** A disc in the run's colour; a ring where its curves are hidden. */
    private static final class Mark extends JComponent {
        private static final long serialVersionUID = 1L;
        private Color color = Color.GRAY;
        private boolean shown;

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(14, 14);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics;
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(color);
            if (shown) {
                g.fillOval(1, 1, 12, 12);
            } else {
                g.drawOval(2, 2, 10, 10);
            }
        }
    }
}
