import type { Client } from "../../core/client.ts";
import { custodyLogs } from "./logs.ts";
import { findUnit, type UnitFound, type UnitOnChain, unitOnChain } from "./unit-on-chain.ts";

/** A unit that is wanted, and has a number with which this program does not compute exactly. */
export interface UnreadableUnit {
  readonly unit: string;
  readonly identifier: string;
  /** Organisation. */
  readonly custodian: number;
  /** The field that cannot be read, and what the chain has there. */
  readonly field: "quantity";
  readonly value: bigint;
}

/** What a list of units found. Anybody who makes units may make one that cannot be read: it keeps nobody from the others. */
export interface ListedUnits {
  readonly units: readonly UnitOnChain[];
  /** Those that would be in the list as well: look at who made them. */
  readonly unreadable: readonly UnreadableUnit[];
}

/** The units that are wanted, in the order in which they were created. */
export async function unitsOnChain(client: Client, isWanted: (unit: UnitFound) => boolean): Promise<ListedUnits> {
  const wanted: UnitFound[] = [];
  for (const { args } of await custodyLogs(client, ["UnitCreated"])) {
    const found = await findUnit(client, args.unit, args.identifier);
    if (isWanted(found)) wanted.push(found);
  }
  return listedUnits(wanted);
}

/** Those that can be computed with, and the others. */
export function listedUnits(wanted: readonly UnitFound[]): ListedUnits {
  const [units, unreadable]: [UnitOnChain[], UnreadableUnit[]] = [[], []];
  for (const found of wanted) {
    const { unit, identifier, custodian, quantity: value } = found;
    if (value <= Number.MAX_SAFE_INTEGER) units.push(unitOnChain(found));
    else unreadable.push({ unit, identifier, custodian, field: "quantity", value });
  }
  return { units, unreadable };
}
