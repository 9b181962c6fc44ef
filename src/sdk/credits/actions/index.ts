/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./accept-documents.ts";
export * from "./advise-credit.ts";
export * from "./amend-credit.ts";
export * from "./answer-amendment.ts";
export * from "./apply-for-credit.ts";
export * from "./cancel-credit.ts";
export * from "./collect-claim.ts";
export * from "./confirm-credit.ts";
export * from "./discharge-credit.ts";
export * from "./expire-credit.ts";
export * from "./forward-documents.ts";
export * from "./get-letter-of-credit.ts";
export * from "./get-presentation.ts";
export * from "./issue-credit.ts";
export * from "./lapse-reimbursement.ts";
export * from "./list-credits.ts";
export * from "./list-presentations.ts";
export * from "./pay-margin.ts";
export * from "./preclude-refusal.ts";
export * from "./present-documents.ts";
export * from "./present-under-amendment.ts";
export * from "./redirect-claim.ts";
export * from "./refuse-documents.ts";
export * from "./release-credit.ts";
export * from "./repay-credit.ts";
export * from "./return-documents.ts";
export * from "./transfer-credit.ts";
export * from "./waive-discrepancies.ts";
export * from "./withdraw-application.ts";
