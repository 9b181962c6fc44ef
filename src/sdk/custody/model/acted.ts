import type { LogDescription, TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { eventOf, eventsOf } from "../../core/write.ts";
import { type UnitState, unpackUnitWord } from "./unit-word.ts";

/** A unit after an act, as the act's event tells it. */
export interface ActedUnit {
  readonly unit: string;
  /** Organisation that acted. */
  readonly org: number;
  readonly state: UnitState;
}

/** The only unit of an act. @throws `EVENT_MISSING`, `NUMBER_TOO_LARGE`. */
export function actedUnit(client: Client, receipt: TransactionReceipt, event: string): ActedUnit {
  return asActed(eventOf(client.contracts.custody, receipt, event));
}

/** The units of an act, in its order. @throws `NUMBER_TOO_LARGE`. */
export function actedUnits(client: Client, receipt: TransactionReceipt, event: string): ActedUnit[] {
  return eventsOf(client.contracts.custody, receipt, event).map(asActed);
}

/** The organisation stands under another name in some events, and is the custodian's in a unit's first. */
function asActed({ args, name }: LogDescription): ActedUnit {
  const state = unpackUnitWord(args.state);
  const named = args.toObject() as Readonly<Record<string, unknown>>;
  const org = name === "RecallSet" ? named.by : (named.org ?? named.custodian ?? state.custodian);
  return { unit: args[0], org: Number(org), state };
}
