package org.netloom.designer.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which command stands in which menu, in which order. A command that is not named here is added at the end of the menu that
 * its id begins with, so that none is lost.
 */
final class MenuPlan {
    static final String LINE = "-";
    /** In front of the name of a menu within a menu. */
    static final String SUB = ">";
    /** The menu within a menu that holds the recent files. */
    static final String RECENT = "recent";

    private static final Map<String, List<String>> BAR = new LinkedHashMap<>();

    private static final Map<String, List<String>> SUBS = Map.of(
            "theme", words("theme.system theme.light theme.dark"),
            "drawing", words("file.exportSvg file.exportPng file.exportPdf"),
            "summary", words("summary.saveCsv summary.saveMarkdown summary.copyCsv summary.copyMarkdown"));

    static {
        bar(
                "file",
                "file.new file.open >recent - file.save file.saveAs file.saveAll file.revert - file.exportProject"
                        + " >drawing >summary file.print - file.newWindow file.close file.quit");
        bar(
                "edit",
                "edit.undo edit.redo - edit.cut edit.copy edit.paste edit.duplicate edit.delete - edit.selectAll"
                        + " edit.rename edit.find");
        bar(
                "view",
                "view.design view.data view.plan view.training view.tryit - view.palette view.inspector view.bottom"
                        + " - view.problems view.summary view.code - problems.next problems.previous problems.copy"
                        + " - view.zoomIn view.zoomOut view.zoomOne view.zoomFit view.zoomSelection view.map view.dots"
                        + " - view.commands >theme");
        bar("insert", "insert.layer insert.search insert.note");
        bar(
                "arrange",
                "arrange.down arrange.right arrange.pin - arrange.alignLeft arrange.alignCentre arrange.alignRight"
                        + " arrange.alignTop arrange.alignMiddle arrange.alignBottom"
                        + " - arrange.distributeAcross arrange.distributeDown");
        bar(
                "network",
                "network.makeBlock network.repeat network.dissolve - network.open network.openAll network.closeAll"
                        + " - network.enter network.leave");
        bar("train", "train.train train.pause train.stop train.goOn");
        bar("help", "help.start help.tour help.keys - help.about");
    }

    private MenuPlan() {}

    private static void bar(String name, String ids) {
        BAR.put(name, words(ids));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** Names of the menus of the bar. */
    static Set<String> menus() {
        return BAR.keySet();
    }

    /** What stands in a menu within a menu. */
    static List<String> sub(String name) {
        return SUBS.get(name);
    }

    /** What stands in a menu of the bar, given the ids that there are. */
    static List<String> menu(String name, List<String> present) {
        List<String> all = new ArrayList<>(BAR.get(name));
        Set<String> placed = placed();
        List<String> rest = present.stream()
                .filter(id -> id.startsWith(name + ".") && !placed.contains(id))
                .toList();
        if (!rest.isEmpty() && !all.isEmpty()) {
            all.add(LINE);
        }
        all.addAll(rest);
        return all;
    }

    /** Ids that have a place of their own. */
    static Set<String> placed() {
        Set<String> ids = new LinkedHashSet<>();
        BAR.values().forEach(ids::addAll);
        SUBS.values().forEach(ids::addAll);
        ids.removeIf(id -> id.equals(LINE) || id.startsWith(SUB));
        return ids;
    }
}
