import type { TransactionReceipt } from "ethers";
import type { Custody } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DecodedEvent, EventArguments, EventName } from "../../core/typed-contract.ts";
import { eventOf, eventsOf } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type UnitState, unpackUnitWord } from "./unit-word.ts";

/** A unit after an act, as the act's event tells it. */
export interface ActedUnit {
  readonly unit: string;
  /** Organisation that acted. */
  readonly org: number;
  readonly state: UnitState;
}

/** Names of the events that tell the state of a unit after an act. */
type ActName = {
  [E in EventName<Custody>]: EventArguments<Custody, E> extends { state: bigint } ? E : never;
}[EventName<Custody>];

/** The only unit of an act. @throws `EVENT_MISSING`, `NUMBER_TOO_LARGE`. */
export function actedUnit(client: Client, receipt: TransactionReceipt, event: ActName): ActedUnit {
  return asActed(eventOf(custodyContract(client), receipt, event));
}

/** The units of an act, in its order. @throws `NUMBER_TOO_LARGE`. */
export function actedUnits(client: Client, receipt: TransactionReceipt, event: ActName): ActedUnit[] {
  return eventsOf(custodyContract(client), receipt, event).map(asActed);
}

function asActed(event: DecodedEvent<Custody, ActName>): ActedUnit {
  const state = unpackUnitWord(event.args.state);
  return { unit: event.args[0], org: Number(actorOf(event) ?? state.custodian), state };
}

/** The organisation stands under another name in some events, and is the custodian in a unit's first. */
function actorOf(event: DecodedEvent<Custody, ActName>): bigint | undefined {
  switch (event.name) {
    case "RecallSet":
      return event.args.by;
    case "DisputeResolved":
    case "UnitOverdue":
      return event.args.custodian;
    case "UnitCreated":
    case "HandoverConcluded":
      return undefined;
    default:
      return event.args.org;
  }
}
