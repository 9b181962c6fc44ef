import { ZeroHash } from "ethers";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { requireBlock } from "../../core/require-block.ts";
import { rpc } from "../../core/rpc.ts";
import { type ConcludedHandover, concludedHandover } from "./concluded.ts";
import { argumentsOf, type CustodyLog, custodyLogs, isBefore } from "./logs.ts";
import { ofUnit } from "./of-unit.ts";
import { type UnitState, unpackUnitWord } from "./unit-word.ts";

/** An act on a unit, or on a container while the unit was in it. */
export interface TracedAct {
  /** Name of the event: "UnitCreated", "StepRecorded", "HandoverConcluded" and so on. */
  readonly act: string;
  /** What it was done to: the unit itself, or the container. */
  readonly unit: string;
  /** Account that acted; of a handover, who gave. */
  readonly account: string;
  /** Organisation that acted; of a handover, who gave. */
  readonly org: number;
  /** When it happened, in seconds, by the word of who acted; the block's time where the act names none. */
  readonly when: number;
  /** The block's time, in seconds. */
  readonly recordedAt: number;
  /** Of `unit` after the act; null where the act changes nothing. */
  readonly state: UnitState | null;
  readonly evidence: string | null;
  /** Number of a seal, statement, reason and the like, as the event has them. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Of a handover. */
  readonly handover: ConcludedHandover | null;
  readonly transaction: string;
  readonly block: number;
}

/** How a unit came to be where it is. */
export interface UnitTrace {
  readonly unit: string;
  readonly identifier: string;
  /** What it was made of, and what was made of it. */
  readonly madeFrom: readonly string[];
  readonly madeInto: readonly string[];
  readonly acts: readonly TracedAct[];
}

/** While a unit was in a container. */
interface Stay {
  readonly parent: string;
  readonly from: CustodyLog;
  readonly until: CustodyLog | undefined;
}

const LISTS = ["UnitsPacked", "UnitsUnpacked", "UnitsRefused"] as const;

/** Every act on a unit, and on the containers that it was in while it was in them, in the order of the chain. */
export async function traceOnChain(client: Client, unit: string): Promise<UnitTrace> {
  const [lists, own] = await Promise.all([custodyLogs(client, LISTS), custodyLogs(client, undefined, unit)]);
  const created = own.find((log) => log.name === "UnitCreated");
  if (!created) throw sdkError("NOT_FOUND", `the chain knows no unit ${unit}`, { unit });

  const seen = new Map<string, CustodyLog>();
  const keep = (log: CustodyLog) => seen.set(`${log.block}/${log.index}`, log);
  own.forEach(keep);
  const follow = async (inner: string, from?: CustodyLog, until?: CustodyLog): Promise<void> => {
    for (const stay of staysOf(inner, lists)) {
      // Of the container's own stays, those that overlap with this one.
      const start = from && isBefore(stay.from, from) ? from : stay.from;
      const end = earlier(stay.until, until);
      if (end && isBefore(end, start)) continue;
      for (const log of await custodyLogs(client, undefined, stay.parent)) {
        if (!isBefore(log, start) && !(end && isBefore(end, log))) keep(log);
      }
      await follow(stay.parent, start, end);
    }
  };
  await follow(unit);

  const logs = [...seen.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const acts: TracedAct[] = [];
  for (const log of logs) acts.push(await tracedAct(client, log));
  return { unit, identifier: created.args.identifier, ...(await relatives(client, own, created)), acts };
}

/** When the unit went into containers, and when it came out of each. */
function staysOf(unit: string, lists: readonly CustodyLog<(typeof LISTS)[number]>[]): Stay[] {
  const about = lists.filter(({ args }) => args.units.includes(unit));
  return about.flatMap((from, i) => {
    if (from.name !== "UnitsPacked") return [];
    const until = about.slice(i + 1).find(({ name }) => name !== "UnitsPacked");
    return [{ parent: from.args.parent, from, until }];
  });
}

function earlier(a: CustodyLog | undefined, b: CustodyLog | undefined): CustodyLog | undefined {
  if (!a || !b) return a ?? b;
  return isBefore(a, b) ? a : b;
}

/** Units of the same transformation. */
async function relatives(client: Client, own: readonly CustodyLog[], created: CustodyLog) {
  const turned = own.find(({ name }) => name === "UnitTransformed");
  const inputs = await custodyLogs(client, ["UnitTransformed"]);
  const madeFrom = inputs.filter(({ transaction }) => transaction === created.transaction);
  const outputs = turned ? await custodyLogs(client, ["UnitCreated"]) : [];
  const madeInto = outputs.filter(({ transaction }) => transaction === turned?.transaction);
  return {
    madeFrom: madeFrom.map(({ args }) => args.input),
    madeInto: madeInto.map(({ args }) => args.unit),
  };
}

/** A field of any event of Custody. */
type Field = CustodyLog extends infer Each ? (Each extends { args: infer Args } ? keyof Args & string : never) : never;
type Fields = Readonly<Partial<Record<Field, unknown>>>;

const DETAILS = [
  "number",
  "certificate",
  "statement",
  "recalled",
  "accepted",
  "regulator",
  "wrong",
  "corrective",
] as const satisfies readonly Field[];
const MORE = ["units", "former", "until", "reason", "identifier"] as const satisfies readonly Field[];

async function tracedAct(client: Client, log: CustodyLog): Promise<TracedAct> {
  const { name, transaction, block } = log;
  const args: Fields = argumentsOf(log).toObject();
  const recordedAt = (await requireBlock(client.provider, block)).timestamp;
  const unit: string = argumentsOf(log)[0];
  const handover = log.name === "HandoverConcluded" ? ofUnit(unit, () => concludedHandover(log)) : null;
  const state = args.state === undefined ? null : ofUnit(unit, () => unpackUnitWord(args.state as bigint));
  const evidence = (handover?.givenEvidence ?? args.evidence ?? ZeroHash) as string;
  const shown = name === "HandoverConcluded" ? [] : [...DETAILS, ...MORE];
  const details = shown
    .filter((key) => args[key] !== undefined)
    .map((key) => [key, ofUnit(unit, () => plainDetail(key, args[key]))]);
  return {
    act: name,
    unit,
    account: handover?.giver ?? (typeof args.by === "string" ? args.by : await senderOf(client, transaction)),
    org: handover?.from ?? actingOrg(name, args, state),
    when: handover?.accepted.when ?? Number(args.when ?? (name === "UnitCreated" ? state?.since : recordedAt)),
    recordedAt,
    state,
    evidence: evidence === ZeroHash ? null : evidence,
    details: Object.fromEntries(details),
    handover,
    transaction,
    block,
  };
}

function actingOrg(name: string, args: Fields, state: UnitState | null): number {
  // `by` is an organisation in a recall, an account elsewhere.
  if (name === "RecallSet") return Number(args.by);
  if (name === "DisputeResolved" && args.regulator !== 0n) return Number(args.regulator);
  return Number(args.org ?? args.custodian ?? state?.custodian ?? 0);
}

function plainDetail(key: string, value: unknown): unknown {
  if (key === "former") return unpackUnitWord(value as bigint);
  if (key === "units") return [...(value as string[])];
  return typeof value === "bigint" ? Number(value) : value;
}

/** Where an event does not name the account: who sent the transaction. */
async function senderOf(client: Client, transaction: string): Promise<string> {
  const sent = await rpc(() => client.provider.getTransaction(transaction));
  if (!sent) throw sdkError("BLOCK_UNKNOWN", `the node has no transaction ${transaction}`, { transaction });
  return sent.from;
}
