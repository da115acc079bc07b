package se.samspel.corrections;

/** Who does a step, and so who may correct what was answered in it. */
enum Doer {
    /** A procurer of the unit that the case belongs to. */
    PROCURER,
    SUPPORT_FUNCTION,
    MATCHING_OFFICER,
    /** Somebody of the company whose contract the answer is about. */
    SUPPLIER
}
