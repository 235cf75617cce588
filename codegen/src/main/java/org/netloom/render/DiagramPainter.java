package org.netloom.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.problem.Severity;
import org.netloom.render.Diagram.Card;
import org.netloom.render.Diagram.Frame;
import org.netloom.render.Diagram.Item;
import org.netloom.render.Diagram.Link;
import org.netloom.render.Diagram.Mark;
import org.netloom.render.Diagram.Terminal;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Drawing.Box;
import org.netloom.render.Drawing.Element;
import org.netloom.render.Drawing.Label;
import org.netloom.render.Drawing.Type;
import org.netloom.render.Placement.Extent;
import org.netloom.render.Placement.Place;
import org.netloom.render.Placement.Point;
import org.netloom.render.Placement.Route;

/** Measures, lays out and paints a diagram with its opened blocks, from the inside to the outside. */
final class DiagramPainter {
    private static final Type TITLE = new Type(18, true);
    private static final Type SUBTITLE = new Type(12.5, false);
    private static final Type FRAME = new Type(12.5, true);
    private static final Type FRAME_TYPE = new Type(11.5, false);
    private static final Type EDGE = new Type(11, false);

    private static final double MARGIN = 24;
    private static final double INSET = 18;
    private static final double FRAME_HEAD = 30;
    private static final double TERMINAL = 8;
    private static final double LABEL_GAP = 5;
    private static final double LABEL_HEIGHT = 16;
    private static final double STROKE = 1.4;

    private final Picture picture;
    private final TextMetrics metrics;
    private final Theme theme;
    private final CardPainter cards;

    DiagramPainter(Picture picture, TextMetrics metrics) {
        this.picture = picture;
        this.metrics = metrics;
        this.theme = picture.theme();
        this.cards = new CardPainter(theme, metrics);
    }

    Drawing paint(Diagram diagram) {
        Body body = body(diagram, picture.fold());
        double top = MARGIN + (picture.heading() ? 56 : 0);
        double width = body.placement.width();
        List<Element> all = new ArrayList<>();
        if (picture.heading()) {
            width = Math.max(width, metrics.width(diagram.title(), TITLE));
            width = Math.max(width, metrics.width(diagram.subtitle(), SUBTITLE));
            all.add(start(MARGIN, MARGIN + 16, diagram.title(), TITLE, theme.text()));
            all.add(start(MARGIN, MARGIN + 36, diagram.subtitle(), SUBTITLE, theme.muted()));
        }
        double bottom = top + body.placement.height();
        paint(body, MARGIN + (width - body.placement.width()) / 2, top, all);
        for (Mark mark : diagram.marks()) {
            for (String line : TextWrap.wrap(mark.text(), SUBTITLE, Math.max(width, 420), 6, metrics)) {
                bottom += 18;
                all.add(start(MARGIN, bottom, line, SUBTITLE, colour(mark)));
                width = Math.max(width, metrics.width(line, SUBTITLE));
            }
        }
        return new Drawing(
                Math.ceil(width + 2 * MARGIN),
                Math.ceil(bottom + MARGIN),
                theme.background(),
                diagram.title(),
                diagram.subtitle(),
                all);
    }

    /** A diagram that has been laid out; {@code inner} are the bodies of its frames. */
    private record Body(Diagram diagram, Placement placement, Map<String, Inner> inner) {}

    /** Content of a frame: where it stands inside, and the extent of the frame. */
    private record Inner(Body body, double dx, double dy, Extent extent) {}

    private Body body(Diagram diagram, double fold) {
        double cardWidth = diagram.items().stream()
                .mapToDouble(i -> i instanceof Card c ? cards.width(c) : 0)
                .max()
                .orElse(0);
        Map<String, Inner> inner = new LinkedHashMap<>();
        Map<String, Extent> extents = new LinkedHashMap<>();
        for (Item item : diagram.items()) {
            extents.put(
                    item.id(),
                    switch (item) {
                        case Card c -> card(c, cardWidth);
                        case Terminal t -> terminal(t);
                        case Frame f -> {
                            Inner content = inner(f);
                            inner.put(f.id(), content);
                            yield content.extent;
                        }
                    });
        }
        Placement placement = layout(diagram.links()).layout(extents, diagram.links());
        if (fold > 0) {
            placement = new Folding(down(), fold).fold(diagram, placement);
        }
        return new Body(diagram, placement, inner);
    }

    /** Room for the texts beside the links: above each other where data flows down, in the gaps where it flows right. */
    private LayeredLayout layout(List<Link> links) {
        if (down()) {
            return new LayeredLayout(Direction.DOWN, 42, 23, 26);
        }
        double label = links.stream()
                .mapToDouble(l -> metrics.width(l.shape(), EDGE))
                .max()
                .orElse(0);
        return new LayeredLayout(Direction.RIGHT, Math.max(36, label + 28), Math.max(20, label + 16), 24);
    }

    private boolean down() {
        return picture.direction() == Direction.DOWN;
    }

    /** The sheets of a repeated block stand out above and to the right; the ports are those of the card in front. */
    private Extent card(Card card, double width) {
        double height = cards.height(card, width);
        double out = CardPainter.sheets(card);
        double port = down() ? width / 2 : out + height / 2;
        return new Extent(width + out, height + out, port, port);
    }

    private Extent centred(double width, double height) {
        double middle = (down() ? width : height) / 2;
        return new Extent(width, height, middle, middle);
    }

    /** The name of one of several stands at its right, or above it; it is centred all the same. */
    private Extent terminal(Terminal t) {
        if (t.label().isEmpty()) {
            return centred(TERMINAL, TERMINAL);
        }
        return down()
                ? centred(TERMINAL + 2 * (LABEL_GAP + metrics.width(t.label(), EDGE)), TERMINAL)
                : centred(TERMINAL, TERMINAL + 2 * LABEL_HEIGHT);
    }

    /** The circle in the middle of a terminal's place. */
    private static Place circle(Place p) {
        return new Place(p.x() + (p.width() - TERMINAL) / 2, p.y() + (p.height() - TERMINAL) / 2, TERMINAL, TERMINAL);
    }

    private Inner inner(Frame frame) {
        Body body = body(frame.inside(), 0);
        Place entry = terminal(body, true);
        Place exit = terminal(body, false);
        double dx = INSET;
        double dy = FRAME_HEAD;
        double width = body.placement.width() + 2 * INSET;
        double height = body.placement.height() + FRAME_HEAD + INSET;
        double title = metrics.width(frame.part().name(), FRAME) + 10 + metrics.width(typeText(frame), FRAME_TYPE);
        if (down()) {
            // The line that enters must not cross the title, which stands left of it.
            double missing = Math.max(0, title + 2 * INSET - 4 - (dx + entry.x()));
            dx += missing;
            width += 2 * missing;
            return new Inner(
                    body,
                    dx,
                    dy,
                    new Extent(width, height, dx + entry.x() + TERMINAL / 2, dx + exit.x() + TERMINAL / 2));
        }
        width = Math.max(width, title + 2 * INSET);
        return new Inner(
                body, dx, dy, new Extent(width, height, dy + entry.y() + TERMINAL / 2, dy + exit.y() + TERMINAL / 2));
    }

    private static String typeText(Frame f) {
        return f.part().repeat() > 1
                ? f.part().type() + " \u00d7" + f.part().repeat()
                : f.part().type();
    }

    /** A block without an input or end has none; the middle of its side serves. */
    private Place terminal(Body body, boolean entry) {
        for (Item item : body.diagram.items()) {
            if (item instanceof Terminal t && t.entry() == entry) {
                return circle(body.placement.places().get(t.id()));
            }
        }
        return down()
                ? new Place(body.placement.width() / 2, entry ? 0 : body.placement.height(), 0, 0)
                : new Place(entry ? 0 : body.placement.width(), body.placement.height() / 2, 0, 0);
    }

    private void paint(Body body, double dx, double dy, List<Element> to) {
        Placement placement = body.placement;
        List<Element> labels = new ArrayList<>();
        Set<String> labelled = new HashSet<>();
        for (int i = 0; i < placement.routes().size(); i++) {
            Route route = placement.routes().get(i).plus(dx, dy);
            Link link = body.diagram.links().get(i);
            if (route.points().size() < 2) {
                continue;
            }
            Rgb colour = link.broken() ? theme.error() : theme.edge();
            to.add(Strokes.bent(route.points(), colour, STROKE, link.broken()));
            if (!isTerminal(body, link.to())) {
                to.add(Strokes.head(route.points(), colour));
            }
            // The shape at a terminal stands outside of the frame.
            if (!isTerminal(body, link.to()) && !isTerminal(body, link.from()) && labelled.add(link.from())) {
                label(route, link.shape(), labels);
            }
        }
        to.addAll(labels);
        for (Item item : body.diagram.items()) {
            Place place = placement.places().get(item.id()).plus(dx, dy);
            switch (item) {
                case Card c -> to.addAll(cards.paint(c, place));
                case Terminal t -> terminal(t, circle(place), to);
                case Frame f -> frame(f, body.inner.get(f.id()), place, to);
            }
        }
    }

    private void terminal(Terminal t, Place at, List<Element> to) {
        to.add(new Box(at.x(), at.y(), TERMINAL, TERMINAL, TERMINAL / 2, theme.background(), theme.edge(), 1.4));
        if (!t.label().isEmpty()) {
            double x = down() ? at.x() + TERMINAL + LABEL_GAP : at.x();
            double y = down() ? at.y() + TERMINAL : at.y() - LABEL_GAP;
            to.add(start(x, y, t.label(), EDGE, theme.muted()));
        }
    }

    private static boolean isTerminal(Body body, String id) {
        return body.diagram.items().stream().anyMatch(i -> i instanceof Terminal t && t.id().equals(id));
    }

    /** The shape of what flows, at the beginning of the first link out of an item. */
    private void label(Route route, String shape, List<Element> to) {
        if (shape.isEmpty()) {
            return;
        }
        Point start = route.label() == null ? route.points().getFirst() : route.label();
        double width = metrics.width(shape, EDGE);
        if (down() && route.label() == null) {
            to.add(new Label(start.x() + 8, start.y() + 16, shape, EDGE, Anchor.START, theme.muted(), width));
        } else {
            to.add(new Label(start.x() + 8, start.y() - 6, shape, EDGE, Anchor.START, theme.muted(), width));
        }
    }

    private void frame(Frame f, Inner inner, Place at, List<Element> to) {
        boolean error = f.part().marks().stream().anyMatch(m -> m.severity() == Severity.ERROR);
        Rgb border = error ? theme.error() : theme.block();
        List<Element> in = new ArrayList<>();
        in.add(new Box(
                at.x(),
                at.y(),
                at.width(),
                at.height(),
                12,
                theme.block().over(theme.background(), 0.06),
                border,
                1.2));
        double x = at.x() + INSET - 2;
        double y = at.y() + 20;
        double name = metrics.width(f.part().name(), FRAME);
        in.add(start(x, y, f.part().name(), FRAME, theme.text()));
        in.add(start(x + name + 10, y, typeText(f), FRAME_TYPE, theme.block()));
        to.add(new Drawing.Group(f.part().path(), f.part().tooltip(), at.x(), at.y(), at.width(), at.height(), in));
        through(inner, at, to);
        paint(inner.body, at.x() + inner.dx, at.y() + inner.dy, to);
    }

    /** The lines between the frame's border and its terminals. */
    private void through(Inner inner, Place at, List<Element> to) {
        Place entry = terminal(inner.body, true).plus(at.x() + inner.dx, at.y() + inner.dy);
        Place exit = terminal(inner.body, false).plus(at.x() + inner.dx, at.y() + inner.dy);
        double half = TERMINAL / 2;
        if (down()) {
            straight(entry.x() + half, at.y(), entry.x() + half, entry.y(), to);
            straight(exit.x() + half, exit.y() + TERMINAL, exit.x() + half, at.y() + at.height(), to);
        } else {
            straight(at.x(), entry.y() + half, entry.x(), entry.y() + half, to);
            straight(exit.x() + TERMINAL, exit.y() + half, at.x() + at.width(), exit.y() + half, to);
        }
    }

    private void straight(double x1, double y1, double x2, double y2, List<Element> to) {
        to.add(new Drawing.Line(
                List.of(new Drawing.Move(x1, y1), new Drawing.To(x2, y2)), null, theme.edge(), STROKE, false));
    }

    private Rgb colour(Mark mark) {
        return mark.severity() == Severity.ERROR ? theme.error() : theme.warning();
    }

    private Label start(double x, double y, String text, Type type, Rgb colour) {
        return new Label(x, y, text, type, Anchor.START, colour, metrics.width(text, type));
    }
}
