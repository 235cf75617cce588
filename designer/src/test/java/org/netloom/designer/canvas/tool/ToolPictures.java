package org.netloom.designer.canvas.tool;

import java.awt.Point;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Selection;

/** Pictures of the tools at work, to look at: {@code ToolPictures FOLDER light|dark}. */
final class ToolPictures {
    private final Path folder;
    private final String look;
    private Workbench bench;

    private ToolPictures(Path folder, String look) {
        this.folder = folder;
        this.look = look;
    }

    public static void main(String[] args) {
        Displays.look(args[1].equals("dark"));
        new ToolPictures(Path.of(args[0]), args[1]).take();
        System.exit(0);
    }

    private void take() {
        bench = new Workbench(CanvasMouseTest.chain());
        var row = Displays.onEventThread(
                () -> bench.palette.rows().bounds("Conv2d").orElseThrow());
        bench.bot.dragTo(
                bench.palette.rows(),
                new Point(row.x + 60, row.y + 20),
                bench.palette.rows(),
                new Point(row.x + 70, row.y + 300));
        shot("ghost");
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        bench.bot.letGo();
        hold("BatchNorm", bench.on(Edge.of("conv", "relu"), 0.5), "drop-edge");
        Point end = bench.output("fc");
        hold("Softmax", new Point(end.x + 12, end.y + 50), "drop-behind");
        hold("Dense", new Point(120, 300), "drop-alone");
        bench.bot.dragTo(bench.view(), bench.output("fc"), bench.view(), bench.middle("conv"));
        shot("impossible");
        bench.bot.letGo();
        bench.bot.dragTo(bench.view(), bench.output("conv"), bench.view(), new Point(end.x + 220, end.y - 60));
        bench.bot.release();
        bench.bot.waitFor(
                "list", () -> bench.page.quickAdd().filter(QuickAdd::isOpen).isPresent());
        bench.bot.type("pool");
        shot("quickadd");
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        bench.bot.doubleClick(bench.view(), bench.name("conv"));
        bench.bot.waitFor("field", () -> bench.page.field().isPresent());
        bench.bot.type("relu");
        shot("rename");
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        Point relu = bench.middle("relu");
        bench.bot.dragTo(bench.view(), relu, bench.view(), new Point(relu.x + 230, relu.y + 98));
        shot("move");
        bench.bot.letGo();
        bench.bot.rightClick(bench.view(), bench.middle("flatten"));
        shot("menu");
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        bench.close();
        blocks();
    }

    private void blocks() {
        Design resnet = DesignFile.load(Path.of("samples/mini-resnet/mini-resnet.netloom"));
        bench = new Workbench(resnet);
        bench.control(KeyEvent.VK_F);
        bench.bot.waitFor("find", () -> bench.page.findBar().isVisible());
        bench.bot.type("conv");
        bench.bot.keys(KeyEvent.VK_ENTER);
        bench.bot.keys(KeyEvent.VK_ENTER);
        bench.settle();
        shot("find");
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        Displays.onEventThread(() -> {
            bench.editor.show(org.netloom.designer.document.Scope.ROOT);
            bench.editor.select(Selection.of("stage1"));
            return null;
        });
        bench.settle();
        bench.bot.keys(KeyEvent.VK_N);
        bench.settle();
        bench.bot.type("Two residual blocks with 16 filters each.");
        shot("note");
        bench.bot.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        bench.close();
    }

    private void hold(String layer, Point at, String name) {
        bench.hold(layer, at);
        shot(name);
        bench.bot.keys(KeyEvent.VK_ESCAPE);
        bench.bot.letGo();
        bench.settle();
    }

    private void shot(String name) {
        bench.bot.idle();
        Displays.save(bench.bot.capture(bench.frame.getContentPane()), folder.resolve(name + "-" + look + ".png"));
    }
}
