import { createHmac } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { type OpenUrl, readBody } from "../../lib/open-url.ts";
import type { Wake } from "../../lib/wake.ts";
import { type Projection, topicsOf } from "../project/projection.ts";
import { BLOCK, blockAt, DEAD_LETTER, EVENT, EVENT_TOPIC, logAt, WEBHOOK } from "../store/kept-tables.ts";
import type { IndexStore } from "../store/open-store.ts";
import type { Reader } from "../store/reader.ts";
import type { RowOf } from "../store/table.ts";

export interface Webhook {
  /** Its place is kept under this name. */
  readonly name: string;
  readonly url: string;
  /** Each delivery is signed with it. */
  readonly secret: string;
  /** Only what is about one of these; all events if left out. */
  readonly topics?: readonly string[];
  /** Whether it hears who deals with whom, and about how much. @default false */
  readonly isConfidential?: boolean;
}

export interface DeliverParameters {
  readonly webhook: Webhook;
  readonly store: IndexStore;
  readonly projections: ReadonlyMap<string, Projection>;
  readonly openUrl: OpenUrl;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Is told when something was stored. */
  readonly wake: Wake;
}

/** Events of one delivery. */
const TOGETHER = 100;
/** Times that one event is brought before it is put aside. */
const ATTEMPTS = 8;
const LONGEST_BACK_OFF = 300_000;
const MOST_ANSWER = 64 * 1024;

type Event = RowOf<typeof EVENT>;

/** Brings events to a receiver in the order of the chain, each until it was taken, or refused too often; at least once. */
export async function deliver(parameters: DeliverParameters): Promise<void> {
  const { webhook, store, clock, log, signal, wake } = parameters;
  let [failures, together] = [0, TOGETHER];
  while (!signal.aborted) {
    const { place, events } = await store.read(async (read) => ({
      place: await read.get(WEBHOOK, { name: webhook.name }),
      events: await nextEvents(read, webhook, together),
    }));
    const last = events.at(-1);
    if (last === undefined) {
      await wake.wait(signal);
      continue;
    }
    const reason = await bring(parameters, events);
    if (signal.aborted) return;
    if (reason === undefined) {
      await moveOn(store, webhook.name, place, last.pos);
      // What was put aside once, and was brought again, is taken now.
      await store.remove(DEAD_LETTER, [
        ["name", "=", webhook.name],
        ["pos", ">=", events[0]?.pos ?? last.pos],
        ["pos", "<=", last.pos],
      ]);
      [failures, together] = [0, TOGETHER];
      continue;
    }
    failures++;
    log.warn({ webhook: webhook.name, reason, failures }, "a webhook did not take events");
    // One that is not taken does not keep back the others: it is looked for by bringing them one by one.
    if (failures === ATTEMPTS && events.length > 1) [failures, together] = [0, 1];
    else if (failures === ATTEMPTS) {
      await store.keep(DEAD_LETTER, [
        { name: webhook.name, pos: last.pos, reason, at: Math.floor(clock.now() / 1_000) },
      ]);
      await moveOn(store, webhook.name, place, last.pos);
      failures = 0;
    }
    await clock.sleep(Math.min(1_000 * 2 ** failures, LONGEST_BACK_OFF), signal);
  }
}

/** Goes on after what was dealt with, unless the receiver was sent back meanwhile: then all of it is brought again. */
async function moveOn(store: IndexStore, name: string, was: RowOf<typeof WEBHOOK> | undefined, pos: number) {
  if (was === undefined) await store.create(WEBHOOK, { name, pos });
  else await store.change(WEBHOOK, was, { name, pos });
}

/** What a receiver has to be brought next. */
export async function nextEvents(read: Reader, { name, topics }: Webhook, limit: number): Promise<Event[]> {
  const after = (await read.get(WEBHOOK, { name }))?.pos ?? -1;
  if (topics === undefined) return read.select(EVENT, { where: [["pos", ">", after]], order: ["pos"], limit });
  const places = new Set<number>();
  for (const topic of topics) {
    const where = [
      ["topic", "=", topic],
      ["pos", ">", after],
    ] as const;
    for (const { pos } of await read.select(EVENT_TOPIC, { where, order: ["topic", "pos"], limit })) places.add(pos);
  }
  const found: Event[] = [];
  for (const pos of [...places].sort((a, b) => a - b).slice(0, limit)) {
    const event = await read.get(EVENT, { pos });
    if (event) found.push(event);
  }
  return found;
}

/** Why it was not taken; undefined where it was. */
async function bring({ webhook, store, projections, openUrl, clock }: DeliverParameters, events: readonly Event[]) {
  const shown = await store.read((read) =>
    Promise.all(events.map((event) => shownEvent(read, event, webhook, projections))),
  );
  const body = JSON.stringify({ webhook: webhook.name, events: shown });
  const at = Math.floor(clock.now() / 1_000);
  const headers = { "content-type": "application/json", "tally-signature": signatureOf(webhook.secret, at, body) };
  try {
    const answer = await openUrl({ url: webhook.url, method: "POST", headers, body });
    await readBody(answer.body, MOST_ANSWER);
    return answer.status >= 200 && answer.status < 300 ? undefined : `it answered ${answer.status}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What the receiver compares: the time, and HMAC-SHA-256 of time, dot and body. */
export const signatureOf = (secret: string, at: number, body: string): string =>
  `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;

async function shownEvent(read: Reader, event: Event, webhook: Webhook, projections: ReadonlyMap<string, Projection>) {
  const { pos, contract, name, transaction, args } = event;
  const [block, log, projection] = [blockAt(pos), logAt(pos), projections.get(contract)];
  const isWithheld = projection?.isConfidential === true && webhook.isConfidential !== true;
  const time = (await read.get(BLOCK, { number: block }))?.time ?? 0;
  const topics = topicsOf(projection?.topics ?? {}, args);
  return {
    id: `${block}:${log}`,
    contract,
    name,
    block,
    log,
    time,
    transaction,
    topics,
    args: isWithheld ? null : args,
  };
}
