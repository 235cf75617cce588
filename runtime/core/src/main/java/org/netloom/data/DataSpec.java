package org.netloom.data;

import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** Where the samples come from. */
@Noun("data set")
public sealed interface DataSpec extends Spec
        permits Digits,
                Shapes,
                ShapeScenes,
                Xor,
                LogicGate,
                Spirals,
                Moons,
                Blobs,
                Sequences,
                IdxData,
                Cifar10Data,
                CsvData,
                ImageFolder,
                SegmentationFolder,
                NpyData,
                Pairs,
                Triplets,
                SpectralCube,
                DetectionData,
                KeypointData,
                MultiLabelData,
                GameSpec {}
