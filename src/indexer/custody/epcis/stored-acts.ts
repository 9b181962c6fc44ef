import { type Interface, type ParamType, Result } from "ethers";
import type { ChainAct, UnitCreated } from "../../../sdk/custody/epcis/export/chain-act.ts";
import { decodeAct } from "../../../sdk/custody/epcis/export/decode-act.ts";
import { BLOCK, blockAt, EVENT, logAt, positionOf } from "../../store/kept-tables.ts";
import type { Reader } from "../../store/reader.ts";
import type { RowOf } from "../../store/table.ts";
import { UNIT, UNIT_ACT } from "../tables.ts";
import { rowsAt } from "./rows-at.ts";

type Stored = RowOf<typeof EVENT>;

/** Where acts are read, and how the contract writes them. */
export interface Source {
  readonly read: Reader;
  readonly contract: Interface;
}

/** Acts on one unit that are looked through, where one is to be found. */
const MOST_ACTS = 10_000;

/** Acts of a transaction, as the chain has them; those with numbers beyond 2^53 are left out, and told. */
export async function actsIn({ read, contract }: Source, events: readonly Stored[]): Promise<readonly ChainAct[]> {
  const acts: ChainAct[] = [];
  for (const event of events) {
    const act = await actOf({ read, contract }, event);
    if (act !== undefined) acts.push(act);
  }
  return acts;
}

async function actOf(
  { read, contract }: Source,
  { pos, name, transaction, args }: Stored,
): Promise<ChainAct | undefined> {
  const fragment = contract.getEvent(name);
  if (fragment === null) return undefined;
  const [block, index] = [blockAt(pos), logAt(pos)];
  const recordedAt = (await read.get(BLOCK, { number: block }))?.time ?? 0;
  const act = decodeAct({ name, args: resultOf(fragment.inputs, args) }, { transaction, block, index, recordedAt });
  return act === undefined || "isUnreadable" in act ? undefined : act;
}

/** Arguments as ethers gives them, of those that are stored as JSON. */
function resultOf(inputs: readonly ParamType[], args: Readonly<Record<string, unknown>>): Result {
  const values = inputs.map((input) => typed(input, args[input.name]));
  return Result.fromItems(
    values,
    inputs.map(({ name }) => name),
  );
}

function typed({ type, arrayChildren }: ParamType, value: unknown): unknown {
  if (arrayChildren) return (value as readonly unknown[]).map((each) => typed(arrayChildren, each));
  return /^u?int/.test(type) ? BigInt(String(value)) : value;
}

/** Units that acts name, in the order in which they are named. */
export const unitsIn = (acts: readonly ChainAct[]): string[] => [
  ...new Set(acts.flatMap((act) => [act.unit, ...("units" in act ? act.units : [])])),
];

/** What is known of units from before: their creations, and whichever act else an encoder looks back at. */
export async function actsBefore(source: Source, acts: readonly ChainAct[]): Promise<readonly ChainAct[]> {
  const looked: ChainAct[] = [];
  for (const act of acts) {
    if (act.name === "DisputeResolved") looked.push(...(await onUnit(source, act, "HandoverConcluded")));
    if (act.name === "ErrorDeclared") looked.push(...(await onUnit(source, act)));
  }
  const created = new Set(acts.filter(({ name }) => name === "UnitCreated").map(({ unit }) => unit));
  const creations: ChainAct[] = [];
  for (const unit of unitsIn([...looked, ...acts])) {
    const row = created.has(unit) ? undefined : await source.read.get(UNIT, { unit });
    if (row !== undefined) creations.push(creationOf(row));
  }
  return [...creations, ...looked];
}

/** As much of a creation as an encoder looks back at: the identifier, and in whose hands it began. */
function creationOf({ unit, identifier, creator, rules }: RowOf<typeof UNIT>): UnitCreated {
  const state = { custodian: creator, rules, step: 0, classes: [], items: 0, quantity: 0, site: 0, since: 0 };
  const nowhere = { transaction: "", block: -1, index: -1, recordedAt: 0 };
  return { name: "UnitCreated", unit, identifier, evidence: "0x", ...nowhere, state: state as never };
}

/** Acts on the unit of an act before it, of one name or any: the newest of them, in their order. */
async function onUnit(source: Source, { unit, block, index }: ChainAct, name?: string): Promise<readonly ChainAct[]> {
  const { read } = source;
  const where = [
    ["unit", "=", unit],
    ["pos", "<", positionOf(block, index)],
  ] as const;
  const places = await read.select(UNIT_ACT, { where, order: ["pos"], isReversed: true, limit: MOST_ACTS });
  const events: Stored[] = [];
  const inOrder = places.map(({ pos }) => pos).reverse();
  for await (const event of rowsAt(read, EVENT, inOrder)) {
    if (name === undefined || event.name === name) events.push(event);
  }
  return actsIn(source, events);
}
