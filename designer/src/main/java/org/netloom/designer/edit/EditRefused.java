package org.netloom.designer.edit;

import org.netloom.designer.Texts;

/** Something that cannot be done to this design; the message is a sentence for the user. */
public final class EditRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EditRefused(String sentence) {
        super(sentence);
    }

    EditRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The text of a key, with its arguments. */
    static EditRefused because(String key, Object... args) {
        return new EditRefused(Texts.get(key, args));
    }
}
