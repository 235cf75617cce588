package org.netloom.conformance.onnx;

import java.io.Serial;

/** A case that the catalogue has no counterpart for; the message says what is missing. */
final class NotApplicable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    NotApplicable(String reason) {
        super(reason);
    }
}
