package org.netloom.train;

/**
 * What one epoch brought. Figures that were not measured (no validation part) are NaN.
 *
 * @param epoch number, from 1
 * @param step optimizer steps so far
 * @param rate learning rate of the epoch's last step
 * @param trainLoss mean loss over the epoch's batches, while the weights moved
 * @param trainMetric the metric over the same outputs
 * @param validationLoss mean loss on the validation part after the epoch
 * @param validationMetric the metric on the validation part after the epoch
 * @param seconds the epoch took, validation included
 * @param samplesPerSecond trained
 */
public record EpochResult(
        int epoch,
        long step,
        double rate,
        double trainLoss,
        double trainMetric,
        double validationLoss,
        double validationMetric,
        double seconds,
        double samplesPerSecond) {

    public boolean validated() {
        return !Double.isNaN(validationLoss) || !Double.isNaN(validationMetric);
    }
}
