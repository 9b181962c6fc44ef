/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-set-max-tenor-proposal.ts";
export * from "./cancel-receivables.ts";
export * from "./claim-recourse.ts";
export * from "./close-receivables.ts";
export * from "./confirm-receivables.ts";
export * from "./consent-to-receivables.ts";
export * from "./declare-default.ts";
export * from "./declare-insolvent.ts";
export * from "./dilute.ts";
export * from "./end-recourse.ts";
export * from "./expire-receivables.ts";
export * from "./free-exposure.ts";
export * from "./get-exposure.ts";
export * from "./get-interest-due.ts";
export * from "./get-receivable.ts";
export * from "./get-recourse-price.ts";
export * from "./get-split-tree.ts";
export * from "./guarantee-receivables.ts";
export * from "./list-receivables.ts";
export * from "./list-sales.ts";
export * from "./mark-overdue.ts";
export * from "./pay-recourse.ts";
export * from "./register-receivables.ts";
export * from "./reject-receivables.ts";
export * from "./subrogate.ts";
export * from "./waive-recourse.ts";
