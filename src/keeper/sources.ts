import { billsDue } from "../sdk/bills/due/bills-due.ts";
import { boardDue } from "../sdk/board/due/board-due.ts";
import { clearingDue } from "../sdk/clearing/due/clearing-due.ts";
import type { DueSource } from "../sdk/core/due/due.ts";
import { creditsDue } from "../sdk/credits/due/credits-due.ts";
import { custodyDue } from "../sdk/custody/due/custody-due.ts";
import { accessesDue } from "../sdk/data/due/accesses-due.ts";
import { computationsDue } from "../sdk/data/due/computations-due.ts";
import { fundsDue } from "../sdk/funds/due/funds-due.ts";
import { ledgerDue } from "../sdk/ledger/due/ledger-due.ts";
import { receivablesDue } from "../sdk/receivables/due/receivables-due.ts";
import { treatiesDue } from "../sdk/treaties/due/treaties-due.ts";

/** What falls due, a line for each domain that has such things. */
export const SOURCES: readonly DueSource[] = [
  custodyDue,
  ledgerDue,
  receivablesDue,
  computationsDue,
  accessesDue,
  clearingDue,
  creditsDue,
  billsDue,
  fundsDue,
  treatiesDue,
  boardDue,
];
