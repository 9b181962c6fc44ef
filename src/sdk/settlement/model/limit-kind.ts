import { checkThat } from "../../core/check.ts";

/** What a limit bounds -> its number on chain. */
export const LIMIT_KINDS = {
  /** What an organisation confirms to owe; principal and counterparty are the obligor. */
  UNDERTAKING: 1,
  /** What the principal guarantees for the counterparty. */
  GUARANTEE: 2,
  /** What the principal bought, and the counterparty owes. */
  OBLIGOR_RISK: 3,
  /** What the principal bought with recourse to the counterparty, the seller. */
  SELLER_RISK: 4,
  /** What the principal undertook by letters of credit for the counterparty, the applicant, beyond its margin. */
  CREDIT: 5,
  /** What the principal confirmed of letters of credit of the counterparty, the issuing bank. */
  CONFIRMATION: 6,
  /** What the principal accepted of bills of the counterparty, the drawer. */
  ACCEPTANCE: 7,
  /** What the principal may lend by facilities to the counterparty, the borrower: what can be drawn, and what is drawn and not repaid. */
  LOAN: 8,
  /** What the principal, a reinsurer, can be called to pay by treaties of the counterparty, the cedent. */
  REINSURANCE: 9,
} as const;

export type LimitKind = keyof typeof LIMIT_KINDS;

/** The number of a kind. @throws `ARGUMENT_INVALID`. */
export function toLimitKind(field: string, kind: LimitKind): number {
  checkThat(Object.hasOwn(LIMIT_KINDS, kind), field, kind, `one of ${Object.keys(LIMIT_KINDS).join(", ")}`);
  return LIMIT_KINDS[kind];
}
