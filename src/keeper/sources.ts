import type { DueSource } from "../sdk/core/due/due.ts";
import { ledgerDue } from "../sdk/ledger/due/ledger-due.ts";
import { receivablesDue } from "../sdk/receivables/due/receivables-due.ts";

/** What falls due, a line for each domain that has such things. */
export const SOURCES: readonly DueSource[] = [ledgerDue, receivablesDue];
