/** Banking days that a bank has to examine documents, after the day on which it got them (UCP 600 art. 14 b). */
export const EXAMINATION_DAYS = 5;

/** Days, in UTC, after the last one of examination: refused documents are held no longer. */
export const HOLD_DAYS = 60;

/** Days, in UTC, after the payment day in which the confirmer can ask the issuer to reimburse: three years of limitation. */
export const REIMBURSEMENT_DAYS = 3 * 365;
