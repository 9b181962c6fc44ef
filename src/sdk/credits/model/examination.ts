/** Banking days that a bank has to examine documents, after the day on which it got them (UCP 600 art. 14 b). */
export const EXAMINATION_DAYS = 5;
