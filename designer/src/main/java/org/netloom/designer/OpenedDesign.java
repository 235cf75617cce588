package org.netloom.designer;

import java.nio.file.Path;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.Summary;
import org.netloom.design.DesignFile;
import org.netloom.render.DiagramBuilder;
import org.netloom.render.Drawing;
import org.netloom.render.GraphicsPainter;
import org.netloom.render.Picture;
import org.netloom.render.Render;

/** A design with everything the window shows of it. Made away from the event thread. */
record OpenedDesign(Path file, CheckResult result, Summary summary, Drawing drawing) {
    /**
     * Reads, checks and draws.
     *
     * @throws org.netloom.problem.NetloomException if the file is no design
     */
    static OpenedDesign load(Path file, Picture picture, boolean openBlocks) {
        CheckResult result = Checker.check(DesignFile.load(file));
        Drawing drawing = Render.draw(DiagramBuilder.of(result, openBlocks), picture, new GraphicsPainter());
        return new OpenedDesign(file, result, Summary.of(result), drawing);
    }
}
