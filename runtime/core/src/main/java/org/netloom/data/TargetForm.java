package org.netloom.data;

/** What a target column of whole numbers means; texts are always classes. */
public enum TargetForm {
    /** Classes if there are few different ones, else numbers. */
    AUTO,
    /** Classes: the loss compares with labels. */
    CLASSES,
    /** Numbers: the loss measures a distance. */
    NUMBERS
}
