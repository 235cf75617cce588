package org.netloom.generate;

import java.util.List;
import org.netloom.plan.NetworkPlan;

/**
 * What an export did. Files are named by their path in the project, with '/'.
 *
 * @param networks whose classes are in the project: the plan itself, or generator and discriminator
 * @param written new or changed
 * @param unchanged as they were
 * @param kept changed by a person since the last export, and therefore left alone although the design now gives another
 * @param removed no longer part of the project
 */
public record ExportResult(
        Project project,
        NetworkPlan plan,
        List<NetworkPlan> networks,
        List<String> written,
        List<String> unchanged,
        List<String> kept,
        List<String> removed) {
    public ExportResult {
        networks = List.copyOf(networks);
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
    }
}
