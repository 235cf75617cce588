package org.netloom.reference;

import java.util.Map;
import java.util.TreeMap;
import org.netloom.render.SvgWriter;
import org.netloom.spec.SpecType;

/** All files of the reference: a page and a picture for every spec, and an index by family. */
public final class ReferenceBook {
    private ReferenceBook() {}

    /** The files by their paths within the folder of the reference; the same bytes for the same catalogue. */
    public static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("README.md", index());
        for (SpecType<?> type : Section.allTypes()) {
            String page = ReferencePage.file(type);
            files.put(page, ReferencePage.markdown(type));
            files.put(page.replaceAll("\\.md$", ".svg"), SvgWriter.write(Pictures.of(type)));
        }
        return files;
    }

    private static String index() {
        StringBuilder text = new StringBuilder("""
                # Reference

                Everything a design may name: what it does, with a picture, its formula, settings and counts, when to use it
                and when not, and where it comes from. Made by `netloom reference` from the records that say what each is;
                `netloom layers NAME` prints a page.
                """);
        for (Section section : Section.ALL) {
            text.append("\n## ").append(section.title()).append("\n\n");
            for (SpecType<?> type : section.types()) {
                text.append("- [")
                        .append(type.name())
                        .append("](")
                        .append(ReferencePage.file(type))
                        .append("): ");
                text.append(type.doc().summary()).append('\n');
            }
        }
        return text.toString();
    }
}
