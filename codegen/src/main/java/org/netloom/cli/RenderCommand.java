package org.netloom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.render.Diagram;
import org.netloom.render.DiagramBuilder;
import org.netloom.render.Direction;
import org.netloom.render.GraphicsPainter;
import org.netloom.render.Picture;
import org.netloom.render.PngWriter;
import org.netloom.render.Render;
import org.netloom.render.SvgWriter;
import org.netloom.render.Theme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code render}: a picture of a design. */
@Command(
        name = "render",
        description = "Draws a design as SVG or PNG. A broken design is drawn too, with its problems where they are.")
final class RenderCommand extends TerminalCommand {
    @Mixin
    private DesignArgument design;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The picture, .svg or .png (default: the design's name with .svg); - prints SVG.")
    private Path out;

    @Option(names = "--theme", paramLabel = "THEME", description = "light (default) or dark.")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--direction", paramLabel = "DIRECTION", description = "Where data flows: down (default) or right.")
    private Direction direction = Direction.DOWN;

    @Option(names = "--open-blocks", description = "Draw what is inside of blocks.")
    private boolean openBlocks;

    @Option(
            names = "--fold",
            paramLabel = "PIXELS",
            description = "Go on in a new row (or column) where one would be longer than this.")
    private double fold;

    @Option(names = "--scale", paramLabel = "N", description = "Pixels of a PNG per pixel of the drawing (default: 2).")
    private double scale = 2;

    @Option(names = "--no-title", description = "Leave out name and totals.")
    private boolean noTitle;

    RenderCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Design document = design.load();
        Path file = out != null ? out : Path.of(document.name() + ".svg");
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean print = name.equals("-");
        boolean png = name.endsWith(".png");
        if (!print && !png && !name.endsWith(".svg")) {
            throw CliMessage.PICTURE_FORMAT.exception(file);
        }
        CheckResult result = Checker.check(document);
        Diagram diagram = DiagramBuilder.of(result, openBlocks);
        Picture picture = Picture.DEFAULT
                .theme(theme)
                .direction(direction)
                .fold(Math.max(0, fold))
                .heading(!noTitle);
        if (print) {
            terminal().out().print(SvgWriter.write(Render.draw(diagram, picture, Render.FOR_THE_WEB)));
            return ExitCode.OK;
        }
        Output.write(file, png ? png(diagram, picture) : svg(diagram, picture));
        println(file.toString());
        return ExitCode.OK;
    }

    private byte[] png(Diagram diagram, Picture picture) {
        System.setProperty("java.awt.headless", "true");
        GraphicsPainter painter = new GraphicsPainter();
        return PngWriter.write(Render.draw(diagram, picture, painter), painter, Math.clamp(scale, 0.1, 8));
    }

    private static byte[] svg(Diagram diagram, Picture picture) {
        return SvgWriter.write(Render.draw(diagram, picture, Render.FOR_THE_WEB))
                .getBytes(StandardCharsets.UTF_8);
    }
}
