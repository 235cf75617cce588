package org.netloom.ops.vector;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.netloom.ops.Algorithms;
import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;

/** All algorithms for convolutions; the names are part of what a training records. */
final class Convolutions {
    private static final String DIRECT = "direct";
    private static final String PRODUCT = "product";
    private static final String DEPTHWISE = "depthwise";
    private static final BiPredicate<ConvGeometry, Integer> WHERE_IT_CAN = (_, _) -> true;

    private final ConvDirection forward;
    private final ConvDirection byData;
    private final ConvDirection byFilter;

    Convolutions(Workers workers, Algorithms algorithms) {
        DepthwiseKernels depthwise = new DepthwiseKernels(workers);
        PlanarConv planar = new PlanarConv(workers);
        WinogradConv winograd = new WinogradConv(workers);
        PointConv points = new PointConv(workers);
        Predicate<ConvGeometry> vectors = g -> !DepthwiseKernels.handles(g);
        forward = new ConvDirection(
                "convolution",
                algorithms,
                List.of(
                        ConvAlgorithm.pass(DEPTHWISE, DepthwiseKernels::handles, WHERE_IT_CAN, depthwise::forward),
                        ConvAlgorithm.pass("planar", PlanarConv::handles, WHERE_IT_CAN, planar::run),
                        ConvAlgorithm.pass(
                                "pixels",
                                DirectForward::handles,
                                DirectForward::prefers,
                                new DirectForward(workers)::run),
                        ConvAlgorithm.pass(
                                WinogradConv.BY_PANELS,
                                WinogradConv::handles,
                                WinogradConv::prefersPanels,
                                winograd::forwardByPanels),
                        ConvAlgorithm.pass(
                                WinogradConv.BY_TILES,
                                WinogradConv::handles,
                                WinogradConv::prefersTiles,
                                winograd::forwardByTiles),
                        ConvAlgorithm.pass(PRODUCT, PointConv::handles, PointConv::prefers, points::forward),
                        ConvAlgorithm.pass(DIRECT, vectors, WHERE_IT_CAN, new ConvForward(workers)::run)));
        byData = new ConvDirection(
                "convolution by data",
                algorithms,
                List.of(
                        ConvAlgorithm.pass(DEPTHWISE, DepthwiseKernels::handles, WHERE_IT_CAN, depthwise::byData),
                        ConvAlgorithm.pass(
                                "planar", PlanarConv::handlesByData, PlanarConv::prefersByData, planar::runByData),
                        ConvAlgorithm.pass(
                                "scatter",
                                vectors.and(ConvScatter::handles),
                                WHERE_IT_CAN,
                                new ConvScatter(workers)::run),
                        ConvAlgorithm.pass(
                                WinogradConv.BY_PANELS,
                                WinogradConv::handles,
                                WinogradConv::prefersPanels,
                                winograd::byDataByPanels),
                        ConvAlgorithm.pass(
                                WinogradConv.BY_TILES,
                                WinogradConv::handles,
                                WinogradConv::prefersTiles,
                                winograd::byDataByTiles),
                        ConvAlgorithm.pass(PRODUCT, PointConv::handles, PointConv::prefers, points::byData),
                        ConvAlgorithm.pass(DIRECT, vectors, WHERE_IT_CAN, new ConvByData(workers)::run)));
        byFilter = new ConvDirection(
                "convolution by filter",
                algorithms,
                List.of(
                        ConvAlgorithm.sum(DEPTHWISE, DepthwiseKernels::handles, WHERE_IT_CAN, depthwise::byFilter),
                        ConvAlgorithm.sum(
                                "windows",
                                WindowByFilter::handles,
                                WindowByFilter::prefers,
                                new WindowByFilter(workers)::run),
                        ConvAlgorithm.sum(
                                WinogradConv.BY_PANELS,
                                WinogradByFilter::handles,
                                WinogradByFilter::prefersPanels,
                                new WinogradByFilter(workers)::byPanels),
                        ConvAlgorithm.sum(
                                "winograd by slices",
                                WinogradByFilter::handles,
                                WinogradByFilter::prefers,
                                new WinogradByFilter(workers)::bySlices),
                        ConvAlgorithm.sum(
                                PRODUCT, ColumnProducts::handles, WHERE_IT_CAN, new ColumnProducts(workers)::byFilter),
                        ConvAlgorithm.sum(DIRECT, vectors, WHERE_IT_CAN, new ConvByFilter(workers)::run)));
    }

    ConvDirection forward() {
        return forward;
    }

    ConvDirection byData() {
        return byData;
    }

    ConvDirection byFilter() {
        return byFilter;
    }
}
