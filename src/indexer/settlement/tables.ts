import type { LimitKind } from "../../sdk/settlement/model/limit-kind.ts";
import { amount, flag, integer, json, table, text, word } from "../store/table.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

export interface SettledLeg {
  readonly asset: string;
  /** Which of the asset's claims; 0 for cash. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly fromOrg: number | null;
  readonly toOrg: number | null;
}

/** Movements that happened together. Two equal deals have one name. */
export const DEAL = table(
  "deal",
  {
    deal: word(),
    reference: text(),
    recourse: flag(),
    deadline: integer(),
    legs: json<readonly SettledLeg[]>(),
    settledAt: integer(),
    ...PLACE,
  },
  ["pos"],
  [["deal"]],
);

/** How much risk an organisation takes on another. */
export const LIMIT = table(
  "credit_limit",
  {
    principal: integer(),
    counterparty: integer(),
    /** Its number on the chain, which is its place in the order. */
    kindNumber: integer(),
    kind: text<LimitKind>(),
    group: integer(),
    cap: amount(),
    used: amount(),
    suspended: flag(),
    changedAt: integer(),
    ...PLACE,
  },
  ["principal", "counterparty", "kindNumber"],
  [["principal"], []],
);

/** How much risk an organisation takes on a group of others. */
export const GROUP_LIMIT = table(
  "group_limit",
  {
    principal: integer(),
    group: integer(),
    kindNumber: integer(),
    kind: text<LimitKind>(),
    /** Group that it is within; 0 for none. */
    within: integer(),
    cap: amount(),
    used: amount(),
    changedAt: integer(),
    ...PLACE,
  },
  ["principal", "group", "kindNumber"],
  [["principal"], []],
);
