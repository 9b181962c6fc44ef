/** States of a report, in the order of the contract's. */
export const REPORT_STATUSES = ["None", "Live", "Contested", "Withdrawn", "Released", "Lapsed", "Corrected"] as const;

export type ReportStatus = (typeof REPORT_STATUSES)[number];
