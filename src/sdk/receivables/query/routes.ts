import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  ORG,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { holding } from "../../ledger/query/holding.ts";
import { HAPPENED, MINE, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { RECEIVABLE_STATES } from "../model/states.ts";

const MONEY = about(orNull(AMOUNT), "In minor units of the cash");

const RECEIVABLE = titled(
  "IndexedReceivable",
  objectOf({
    receivable: BYTES32,
    state: wordOf(RECEIVABLE_STATES),
    creditor: orNull(ORG),
    obligor: orNull(ORG),
    guarantor: about(orNull(WHOLE), "0 for none"),
    face: MONEY,
    cash: orNull(ADDRESS),
    dueDate: about(orNull(TEXT), "YYYY-MM-DD"),
    paymentDate: about(orNull(TEXT), "YYYY-MM-DD; null until it is confirmed"),
    instrument: about(orNull(AMOUNT), "The ledger's id of its units; null until it is confirmed"),
    consented: about(
      orNull(BOOLEAN),
      "Whether the creditor agreed to be paid by units; null where no event says it: then ask the chain",
    ),
    guaranteed: BOOLEAN,
    subrogated: about(BOOLEAN, "Whether it is the claim of a guarantor that paid"),
    paid: MONEY,
    redeemed: MONEY,
    documents: about(orNull(BYTES32), "Root of the salted document: invoice, order, delivery note"),
    registeredAt: TIME,
    overdueSince: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const HOLDING = holding("IndexedHolding");

const LIEN = titled(
  "IndexedLien",
  objectOf({
    instrument: AMOUNT,
    kind: about({ enum: ["Pledge", "Order"] }, "Pledged by its owner, or frozen by order"),
    owner: orNull(ADDRESS),
    ownerOrg: about(orNull(ORG), "Organisation of the owner"),
    by: about(orNull(ORG), "Pledgee, or the regulator; null where the Council ordered it, or where it is withheld"),
    amount: about(orNull(AMOUNT), "That cannot be moved, in minor units of the cash"),
    reason: about(
      orNull(BYTES32),
      "Hash of the agreement, or of the decision that the order carries out; null for the Council's own",
    ),
    enforceableFrom: about(orNull(TIME), "First second in which the pledgee may take the units; null for an order"),
    time: HAPPENED.time,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about debts. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "receivables",
    path: "/v1/receivables",
    summary: "Receivables as they stand, in the order of registration or newest first",
    answer: "page",
    parameters: { state: wordOf(RECEIVABLE_STATES), mine: MINE, newest: about(BOOLEAN, "Newest first") },
    item: RECEIVABLE,
  },
  {
    name: "receivable",
    path: "/v1/receivables/{receivable}",
    summary: "A receivable",
    answer: "one",
    parameters: { receivable: BYTES32 },
    item: RECEIVABLE,
  },
  {
    name: "receivableHolders",
    path: "/v1/receivables/{receivable}/holders",
    summary: "Who holds its units now",
    answer: "page",
    parameters: { receivable: BYTES32 },
    item: HOLDING,
  },
  {
    name: "receivableLiens",
    path: "/v1/receivables/{receivable}/liens",
    summary: "What of its units cannot be moved, and why",
    answer: "page",
    parameters: { receivable: BYTES32 },
    item: LIEN,
  },
];
