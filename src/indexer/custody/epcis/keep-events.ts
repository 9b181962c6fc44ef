import { createHash } from "node:crypto";
import type { Interface } from "ethers";
import { custodyContract } from "../../../sdk/custody/contracts.ts";
import type { Profile } from "../../../sdk/custody/model/profile.ts";
import { encodeActs } from "../../../sdk/custody/epcis/export/encode-acts.ts";
import type { IndexerConfig } from "../../config/config.ts";
import type { Working } from "../../domain.ts";
import { EVENT } from "../../store/kept-tables.ts";
import type { Reader, ReaderStore } from "../../store/reader.ts";
import type { RowOf } from "../../store/table.ts";
import { PROFILE } from "../tables.ts";
import { type EventRows, eventRows } from "./event-rows.ts";
import { actsBefore, actsIn, type Source } from "./stored-acts.ts";
import { EPCIS_DONE, EPCIS_EVENT, EPCIS_NAMED, EPCIS_TERM } from "./tables.ts";

/** Events of the contract that are encoded together, and so the most that one transaction may have. */
const TOGETHER = 500;
const MOST_PROFILES = 10_000;
const SHORTEST_BACK_OFF = 1_000;
const LONGEST_BACK_OFF = 60_000;

export type EpcisConfig = NonNullable<IndexerConfig["epcis"]> & Pick<IndexerConfig, "zone">;

/** Keeps every act of Custody as an EPCIS event too, where the configuration wants EPCIS. */
export async function keepEpcisEvents({ config, client, store, clock, signal, wake, log }: Working): Promise<void> {
  if (config.epcis === undefined) return;
  const epcis = { ...config.epcis, ...(config.zone && { zone: config.zone }) };
  const contract = custodyContract(client).interface;
  let backOff = SHORTEST_BACK_OFF;
  while (!signal.aborted) {
    try {
      if (!(await keepNext(store, contract, epcis))) await wake.wait(signal);
      backOff = SHORTEST_BACK_OFF;
    } catch (error) {
      log.error({ err: error }, "acts did not become events of EPCIS");
      await clock.sleep(backOff, signal); // nothing else may ever wake it
      backOff = Math.min(backOff * 2, LONGEST_BACK_OFF);
    }
  }
}

/** Keeps the next events, of whole transactions; whether there were any. Under another configuration all are made anew. */
export async function keepNext(store: ReaderStore, contract: Interface, config: EpcisConfig): Promise<boolean> {
  const made = { name: `under ${formOf(config)}` };
  const next = await store.read(async (read) =>
    (await read.get(EPCIS_DONE, made)) === undefined ? undefined : nextRows({ read, contract }, config),
  );
  if (next === undefined) {
    for (const table of [EPCIS_EVENT, EPCIS_NAMED, EPCIS_TERM, EPCIS_DONE]) await store.remove(table, []);
    await store.keep(EPCIS_DONE, [{ ...made, pos: -1 }]);
    return true;
  }
  const { rows, done } = next;
  if (done === undefined) return false;
  await store.keep(
    EPCIS_EVENT,
    rows.map(({ event }) => event),
  );
  await store.keep(
    EPCIS_NAMED,
    rows.flatMap(({ named }) => named),
  );
  await store.keep(EPCIS_TERM, once(rows.flatMap(({ terms }) => terms)));
  // Last: what is cut short is made again.
  await store.keep(EPCIS_DONE, [{ name: "events", pos: done }]);
  return true;
}

/** Of what events say by configuration, and so their ids: whose codes organisations have, and the zone of times. */
const formOf = ({ parties = {}, zone = "" }: EpcisConfig): string =>
  createHash("sha256")
    .update(JSON.stringify([Object.entries(parties).sort(), zone]))
    .digest("hex")
    .slice(0, 16);

async function nextRows(
  source: Source,
  { parties, zone }: EpcisConfig,
): Promise<{ rows: EventRows[]; done: number | undefined }> {
  const { read } = source;
  const after = (await read.get(EPCIS_DONE, { name: "events" }))?.pos ?? -1;
  const found = await read.select(EVENT, {
    where: [
      ["contract", "=", "Custody"],
      ["pos", ">", after],
    ],
    order: ["pos"],
    limit: TOGETHER,
  });
  const groups = transactionsOf(found);
  // The last one may go on.
  const whole = found.length < TOGETHER || groups.length === 1 ? groups : groups.slice(0, -1);
  const profiles = whole.length === 0 ? new Map<number, Profile>() : await profilesIn(read);
  const rows: EventRows[] = [];
  for (const events of whole) {
    const acts = await actsIn(source, events);
    const before = await actsBefore(source, acts);
    const encoded = encodeActs([...before, ...acts], { profiles, ...(parties && { parties }), ...(zone && { zone }) });
    rows.push(...encoded.filter(({ act }) => acts.includes(act)).map(eventRows));
  }
  return { rows, done: whole.at(-1)?.at(-1)?.pos };
}

function transactionsOf(events: readonly RowOf<typeof EVENT>[]): RowOf<typeof EVENT>[][] {
  const groups: RowOf<typeof EVENT>[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0]?.transaction === event.transaction) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

async function profilesIn(read: Reader): Promise<ReadonlyMap<number, Profile>> {
  const found = await read.select(PROFILE, { where: [], order: ["rules"], limit: MOST_PROFILES });
  return new Map(found.map(({ rules, profile }) => [rules, profile]));
}

/** Each row once: PostgreSQL refuses a statement that writes one twice. */
const once = (rows: readonly RowOf<typeof EPCIS_TERM>[]) => [
  ...new Map(rows.map((row) => [`${row.kind} ${row.key}`, row])).values(),
];
