package org.netloom.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.TargetKind;
import org.netloom.model.Detection;
import org.netloom.model.ModelInfo;
import org.netloom.model.Prediction;
import org.netloom.model.Task;
import org.netloom.spec.Shape;

/** What is printed of a prediction, as text or as JSON. */
final class PredictionLine {
    /** Four digits behind the point. */
    private static final long UNITS = 10_000;

    private final Prediction p;
    private final ModelInfo info;
    private final Optional<Shape> extent;
    private Optional<Path> mask = Optional.empty();

    /** @param extent of the image file, {@code H x W x 1}, in whose pixels places are told; empty for shares of the image */
    PredictionLine(Prediction prediction, ModelInfo info, Optional<Shape> extent) {
        this.p = prediction;
        this.info = info;
        this.extent = extent;
    }

    Optional<Shape> extent() {
        return extent;
    }

    /** Where the mask was written. */
    void mask(Path file) {
        mask = Optional.of(file);
    }

    private double pixelsX(double share) {
        return share * extent.map(Shape::width).orElse(1);
    }

    private double pixelsY(double share) {
        return share * extent.map(Shape::height).orElse(1);
    }

    // ---- text -------------------------------------------------------------------------------------------------------

    String text(String name, float[] sample, int top) {
        StringBuilder line = new StringBuilder(name);
        if (p.task().labelled()) {
            p.top(top)
                    .forEach(
                            r -> line.append("  ").append(r.label()).append(' ').append(probability(r.probability())));
            return line.toString();
        }
        switch (p.task()) {
            case SEGMENTATION -> {
                p.shares().forEach(r -> add(line, "  %s %.1f %%", r.label(), 100 * r.probability()));
                mask.ifPresent(file -> add(line, "  %s", file));
            }
            case DETECTION -> {
                p.objects()
                        .forEach(d -> add(
                                line,
                                extent.isPresent()
                                        ? "  %s %.4f at %.0f,%.0f of %.0fx%.0f"
                                        : "  %s %.4f at %.3f,%.3f of %.3fx%.3f",
                                p.labels().get(d.label()),
                                d.score(),
                                left(d),
                                top(d),
                                pixelsX(d.box().width()),
                                pixelsY(d.box().height())));
                if (p.objects().isEmpty()) {
                    line.append("  nothing");
                }
            }
            case POINTS -> {
                float[] places = p.values();
                for (int i = 0; i < p.labels().size(); i++) {
                    add(
                            line,
                            extent.isPresent() ? "  %s at %.1f,%.1f" : "  %s at %.3f,%.3f",
                            p.labels().get(i),
                            pixelsX(places[2 * i]),
                            pixelsY(places[2 * i + 1]));
                }
            }
            default -> line.append(numbers(sample));
        }
        return line.toString();
    }

    /** "0.1234". A formatter takes as long to load as the first prediction of a small network. */
    static String probability(double value) {
        if (!(value >= 0 && value <= 1)) {
            return String.format(Locale.ROOT, "%.4f", value);
        }
        long units = Math.round(value * UNITS);
        String fraction = Long.toString(UNITS + units % UNITS).substring(1);
        return units / UNITS + "." + fraction;
    }

    private static void add(StringBuilder line, String format, Object... values) {
        line.append(String.format(Locale.ROOT, format, values));
    }

    private double left(Detection d) {
        return pixelsX(d.box().x() - d.box().width() / 2);
    }

    private double top(Detection d) {
        return pixelsY(d.box().y() - d.box().height() / 2);
    }

    private String numbers(float... sample) {
        float[] values = p.values();
        if (info.target() == TargetKind.INPUT && values.length == sample.length) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += Math.abs(values[i] - sample[i]);
            }
            return "  mean absolute error of the reconstruction " + Metrics.format(sum / values.length);
        }
        List<String> names = PredictInput.outputNames(info);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            line.append("  ").append(names.get(i)).append(' ').append(Metrics.format(values[i]));
        }
        return line.toString();
    }

    // ---- JSON -------------------------------------------------------------------------------------------------------

    Map<String, Object> json(String name, int top) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("sample", name);
        if (p.task().labelled()) {
            m.put("label", p.label());
            m.put("top", p.top(top).stream().map(r -> share(r, "probability")).toList());
            return m;
        }
        if (hasPlaces()) {
            places(m);
            return m;
        }
        List<Object> values = new ArrayList<>();
        for (float v : p.values()) {
            values.add((double) v);
        }
        m.put("names", info.labels());
        m.put("values", values);
        return m;
    }

    private boolean hasPlaces() {
        return p.task() == Task.SEGMENTATION || p.task() == Task.DETECTION || p.task() == Task.POINTS;
    }

    /**
     * Adds what a prediction with places says: {@code shares} of the classes and {@code mask}, the file it was written to;
     * {@code objects}; or {@code points}.
     */
    void places(Map<String, Object> m) {
        switch (p.task()) {
            case SEGMENTATION -> {
                m.put("shares", p.shares().stream().map(r -> share(r, "share")).toList());
                mask.ifPresent(file -> m.put("mask", file.toString()));
            }
            case DETECTION ->
                m.put("objects", p.objects().stream().map(this::object).toList());
            case POINTS -> m.put("points", points());
            default -> {}
        }
    }

    private static Map<String, Object> share(Prediction.Ranked r, String of) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("label", r.label());
        one.put(of, r.probability());
        return one;
    }

    /** Class, score and box, middle and extent in shares of the image; {@code pixels} are left, top, width and height. */
    private Map<String, Object> object(Detection d) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("label", p.labels().get(d.label()));
        one.put("score", d.score());
        one.put("x", d.box().x());
        one.put("y", d.box().y());
        one.put("width", d.box().width());
        one.put("height", d.box().height());
        if (extent.isPresent()) {
            one.put(
                    "pixels",
                    List.of(
                            left(d),
                            top(d),
                            pixelsX(d.box().width()),
                            pixelsY(d.box().height())));
        }
        return one;
    }

    private List<Object> points() {
        List<Object> points = new ArrayList<>();
        float[] places = p.values();
        for (int i = 0; i < p.labels().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", p.labels().get(i));
            one.put("x", (double) places[2 * i]);
            one.put("y", (double) places[2 * i + 1]);
            if (extent.isPresent()) {
                one.put("pixels", List.of(pixelsX(places[2 * i]), pixelsY(places[2 * i + 1])));
            }
            points.add(one);
        }
        return points;
    }
}
