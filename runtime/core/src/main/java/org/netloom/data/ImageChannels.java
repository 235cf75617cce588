package org.netloom.data;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** The one rule of the channels of images that are read. */
final class ImageChannels {
    private ImageChannels() {}

    static List<Problem> problems(int channels) {
        return channels == 1 || channels == 3
                ? List.of()
                : List.of(CoreMessage.RANGE
                        .problem("channels", "1 (grey) or 3 (colour)", channels)
                        .with(new Fix.SetParameter("channels 3", "channels", 3L)));
    }
}
