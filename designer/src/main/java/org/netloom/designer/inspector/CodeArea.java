package org.netloom.designer.inspector;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import org.fife.ui.rsyntaxtextarea.RSyntaxTextArea;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.Theme;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.netloom.generate.SourcePreview.Lines;

/** Java to be read: highlighted in the colours of the theme, faded while it is not up to date. */
final class CodeArea extends RSyntaxTextArea {
    private static final long serialVersionUID = 1L;
    private static final String THEMES = "/org/fife/ui/rsyntaxtextarea/themes/";
    private static final int[] COMMENTS = {
        TokenTypes.COMMENT_EOL,
        TokenTypes.COMMENT_DOCUMENTATION,
        TokenTypes.COMMENT_MULTILINE,
        TokenTypes.COMMENT_MARKUP,
        TokenTypes.COMMENT_KEYWORD
    };
    private static final float FADED = 0.45f;

    private transient List<Lines> marked = List.of();
    private boolean faded;
    private boolean made;

    CodeArea() {
        setSyntaxEditingStyle(SyntaxConstants.SYNTAX_STYLE_JAVA);
        setEditable(false);
        setHighlightCurrentLine(false);
        setMarkOccurrences(false);
        setBracketMatchingEnabled(false);
        setName("code.text");
        JPopupMenu menu = new JPopupMenu();
        menu.add(getAction(COPY_ACTION));
        menu.add(getAction(SELECT_ALL_ACTION));
        setPopupMenu(menu);
        // Undo and redo are those of the design.
        for (String key : new String[] {"ctrl Z", "ctrl Y", "ctrl shift Z"}) {
            getInputMap().put(KeyStroke.getKeyStroke(key), "none");
        }
        made = true;
        colours();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (made) {
            colours();
        }
    }

    private void colours() {
        String name = Look.theme() == org.netloom.render.Theme.DARK ? "dark.xml" : "idea.xml";
        try (InputStream in = RSyntaxTextArea.class.getResourceAsStream(THEMES + name)) {
            Theme.load(in).apply(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Tags in comments are comments.
        getSyntaxScheme().getStyle(TokenTypes.COMMENT_MARKUP).background = null;
        for (int comment : COMMENTS) {
            getSyntaxScheme().getStyle(comment).foreground = Look.quiet();
        }
        Color background = UIManager.getColor("TextArea.background");
        if (background != null) {
            setBackground(background);
        }
        Font mono = UIManager.getFont("monospaced.font");
        if (mono != null) {
            setFont(mono);
        }
        mark(marked);
    }

    /** Highlights lines and brings the first statement of them into view. */
    void mark(List<Lines> lines) {
        marked = lines;
        removeAllLineHighlights();
        Color colour = Look.faint(Look.accent(), 46);
        try {
            for (Lines l : lines) {
                for (int line = l.from() - 1; line < Math.min(l.to(), getLineCount()); line++) {
                    addLineHighlight(line, colour);
                }
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Lines> marked() {
        return marked;
    }

    void faded(boolean now) {
        faded = now;
        repaint();
    }

    boolean isFaded() {
        return faded;
    }

    @Override
    protected void paintComponent(Graphics g) {
        if (!faded) {
            super.paintComponent(g);
            return;
        }
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        Graphics2D g2 = (Graphics2D) g.create();
        g2.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, FADED));
        super.paintComponent(g2);
        g2.dispose();
    }
}
