package org.netloom.data.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What has to be known of JPEG's segments (ITU-T T.81, annex B). */
final class Jpeg {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP2 = 0xE2;
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private Jpeg() {}

    /**
     * A JPEG without its colour profile: converting by it takes the JDK ten times as long as all the rest of a small
     * image, and no network's training data is converted so. What is no JPEG comes back as it is.
     */
    static byte[] withoutProfile(byte[] file) {
        if (file.length < 4 || unsigned(file, 0) != 0xFF || unsigned(file, 1) != START_OF_IMAGE) {
            return file;
        }
        byte[] kept = null;
        int length = 0;
        int copied = 0;
        int at = 2;
        while (at + 4 <= file.length && unsigned(file, at) == 0xFF && unsigned(file, at + 1) != START_OF_SCAN) {
            int next = at + 2 + (unsigned(file, at + 2) << 8 | unsigned(file, at + 3));
            if (next > file.length) {
                break;
            }
            if (unsigned(file, at + 1) == APP2 && startsWith(file, at + 4, PROFILE)) {
                kept = kept == null ? new byte[file.length] : kept;
                System.arraycopy(file, copied, kept, length, at - copied);
                length += at - copied;
                copied = next;
            }
            at = next;
        }
        if (kept == null) {
            return file;
        }
        System.arraycopy(file, copied, kept, length, file.length - copied);
        return Arrays.copyOf(kept, length + file.length - copied);
    }

    private static int unsigned(byte[] b, int i) {
        return b[i] & 255;
    }

    private static boolean startsWith(byte[] b, int at, byte[] with) {
        return at + with.length <= b.length && Arrays.equals(b, at, at + with.length, with, 0, with.length);
    }
}
