package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.FlatLaf;
import java.awt.Image;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.cli.Samples;
import org.netloom.design.DesignFile;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Icons;
import org.netloom.problem.NetloomException;

/** What a window shows without a document: what can be begun with, and what was open last. */
final class StartPage extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int RECENT = 6;

    private final transient FileActions files;
    private final JPanel recent = new JPanel(new MigLayout("insets 0, gap 2, wrap, fillx", "[fill,grow]"));
    private final JButton create;
    private final Banner offer = new Banner();
    private final CardGrid cards = new CardGrid();
    private final JLabel samplesProblem = new JLabel();
    private transient Optional<Boolean> dark = Optional.empty();

    /** @param tour begins the tour */
    StartPage(FileActions files, Runnable tour) {
        super(new MigLayout("insets 0, gap 0, fill, wrap, hidemode 3", "[fill,grow]", "[][fill,grow]"));
        this.files = files;
        setName("start");
        create = action("start.new", "new", Texts.get("start.new"), files::create);
        JPanel content = new JPanel(new MigLayout("insets 32 40 16 32, fill", "[264!]48[fill,grow]", "[fill,grow]"));
        content.setOpaque(false);
        content.add(left(tour), "growy, top");
        content.add(right(), "grow, wmin 0");
        add(offer);
        add(content, "grow");
    }

    /** On a first start: offers the tour, until it was taken or declined. */
    void offerTour(Runnable take, Runnable decline) {
        offer.show(
                "tour",
                Texts.get("start.tour.offer"),
                List.of(
                        new Banner.Choice("tour.take", Texts.get("start.tour.take"), take),
                        new Banner.Choice("tour.decline", Texts.get("start.tour.decline"), decline)));
    }

    private JPanel left(Runnable tour) {
        JPanel left = new JPanel(new MigLayout("insets 0, wrap, fillx", "[fill,grow]", "[]8[]24[]8[]8[]28[]8[]push"));
        left.setOpaque(false);
        JLabel title = styled(Texts.get("shell.title"), "h00");
        left.add(title);
        left.add(new WrappedLabel(Texts.get("start.what"), "Netloom.quiet"), "wmin 0");
        left.add(create);
        left.add(action("start.open", "open", Texts.get("start.open"), files::choose));
        left.add(action("start.tour", "tour", Texts.get("start.tour"), tour));
        left.add(styled(Texts.get("start.recent"), "h4"));
        recent.setOpaque(false);
        left.add(recent);
        return left;
    }

    private JPanel right() {
        JPanel right = new JPanel(new MigLayout("insets 0, wrap, fill", "[fill,grow]", "[]4[]16[fill,grow]"));
        right.setOpaque(false);
        right.add(styled(Texts.get("start.samples"), "h2"));
        right.add(new WrappedLabel(Texts.get("start.samples.what"), "Netloom.quiet"), "wmin 0");
        JPanel content = new JPanel(new java.awt.BorderLayout());
        JScrollPane scroll = new JScrollPane(
                cards,
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getViewport().setOpaque(false);
        scroll.setOpaque(false);
        content.setOpaque(false);
        content.add(scroll);
        right.add(content, "grow, hmin 0");
        return right;
    }

    private static JLabel styled(String text, String style) {
        JLabel label = new JLabel(text);
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, style);
        return label;
    }

    private static JButton action(String name, String icon, String text, Runnable does) {
        JButton button = new JButton(text, Icons.get(icon));
        button.setName(name);
        button.setHorizontalAlignment(SwingConstants.LEADING);
        button.setIconTextGap(12);
        button.putClientProperty(FlatClientProperties.STYLE, "margin: 6,12,6,12");
        button.addActionListener(_ -> does.run());
        return button;
    }

    // ---- content ----------------------------------------------------------------------------------------------------

    /** Where the keyboard begins. */
    @Override
    public boolean requestFocusInWindow() {
        return create.requestFocusInWindow();
    }

    /** Loads what it shows, beside the event thread, once for each look. */
    void load() {
        showRecent();
        boolean now = FlatLaf.isLafDark();
        if (dark.filter(d -> d == now).isPresent()) {
            return;
        }
        dark = Optional.of(now);
        Background.run(_ -> Samples.find(), samples -> show(samples, now), this::failed);
    }

    private void show(Samples samples, boolean forDark) {
        if (cards.getComponentCount() == 0) {
            samples.all().forEach(s -> cards.add(new SampleCard(s, () -> files.create(s))));
            revalidate();
        }
        Background.run(
                _ -> {
                    Thumbnails thumbnails = new Thumbnails();
                    for (Samples.Sample s : samples.all()) {
                        CheckResult result = Checker.check(DesignFile.load(s.design()));
                        Image image =
                                thumbnails.of(result, forDark, SampleCard.pictureWidth(), SampleCard.pictureHeight());
                        javax.swing.SwingUtilities.invokeLater(() -> picture(s, result, image));
                    }
                    return true;
                },
                _ -> {},
                this::failed);
    }

    private void picture(Samples.Sample sample, CheckResult result, Image image) {
        for (java.awt.Component c : cards.getComponents()) {
            if (c instanceof SampleCard card && card.sample().equals(sample)) {
                card.show(result, image);
            }
        }
    }

    /** Without samples the rest of the page still serves. */
    private void failed(Exception e) {
        if (!(e instanceof NetloomException)) {
            Errors.unexpected(e);
            return;
        }
        samplesProblem.putClientProperty("html.disable", true);
        samplesProblem.setText(e.getMessage());
        cards.removeAll();
        cards.add(samplesProblem);
        revalidate();
    }

    /** Names of the recent files; whether they are there is found out beside the event thread. */
    private void showRecent() {
        List<Path> all = files.recent();
        Background.run(
                _ -> all.stream().filter(Files::isRegularFile).limit(RECENT).toList(),
                this::showRecent,
                Errors::unexpected);
    }

    private void showRecent(List<Path> there) {
        recent.removeAll();
        List<RecentButton> buttons = new ArrayList<>();
        for (Path file : there) {
            buttons.add(new RecentButton(file, () -> files.open(file)));
        }
        buttons.forEach(recent::add);
        if (there.isEmpty()) {
            recent.add(new WrappedLabel(Texts.get("start.recent.none"), "Netloom.quiet"), "wmin 0");
        }
        recent.add(Box.createVerticalGlue());
        recent.revalidate();
        recent.repaint();
        boolean now = FlatLaf.isLafDark();
        Background.run(
                _ -> {
                    Thumbnails thumbnails = new Thumbnails();
                    for (RecentButton b : buttons) {
                        b.make(thumbnails, now);
                    }
                    return true;
                },
                _ -> {},
                Errors::unexpected);
    }
}
