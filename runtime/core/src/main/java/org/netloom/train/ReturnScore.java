package org.netloom.train;

import java.util.List;

/** How well a player does: the sum of the rewards of a game, over games that have ended. */
public final class ReturnScore implements Score {
    private double sum;
    private double squares;
    private double best = Double.NEGATIVE_INFINITY;
    private double worst = Double.POSITIVE_INFINITY;
    private long moves;
    private long games;

    /** Counts a game that has ended. */
    void add(double returned, int itsMoves) {
        sum += returned;
        squares += returned * returned;
        best = Math.max(best, returned);
        worst = Math.min(worst, returned);
        moves += itsMoves;
        games++;
    }

    /** Games counted. */
    public long games() {
        return games;
    }

    @Override
    public void reset() {
        resume(new double[] {0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0});
    }

    @Override
    public double[] sums() {
        return games == 0 ? new double[0] : new double[] {sum, squares, best, worst, moves, games};
    }

    @Override
    public void resume(double[] sums) {
        sum = sums[0];
        squares = sums[1];
        best = sums[2];
        worst = sums[3];
        moves = (long) sums[4];
        games = (long) sums[5];
    }

    @Override
    public String name() {
        return "mean return";
    }

    @Override
    public double value() {
        return games == 0 ? Double.NaN : sum / games;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<Metrics.Figure> figures() {
        double variance = games == 0 ? Double.NaN : Math.max(0, squares / games - value() * value());
        return List.of(
                new Metrics.Figure("mean return", value()),
                new Metrics.Figure("deviation of the return", Math.sqrt(variance)),
                new Metrics.Figure("worst return", games == 0 ? Double.NaN : worst),
                new Metrics.Figure("best return", games == 0 ? Double.NaN : best),
                new Metrics.Figure("mean moves", games == 0 ? Double.NaN : (double) moves / games));
    }
}
