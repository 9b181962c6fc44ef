import type { FastifyReply } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { Wake } from "../../lib/wake.ts";
import type { AsOf } from "../../sdk/query/ask.ts";
import { isTallyError } from "../../lib/errors.ts";
import { indexerError } from "../errors.ts";
import type { IndexerState } from "../follow/state.ts";
import { blockAt, CHANGED, EVENT_TOPIC, logAt, positionOf } from "../store/kept-tables.ts";
import { MOST_TABLES } from "../store/note-changed.ts";
import type { IndexStore } from "../store/open-store.ts";
import type { RowOf } from "../store/table.ts";
import { asOfIn } from "./as-of.ts";
import type { PlaceMark } from "./place-mark.ts";

export interface ChangesParameters {
  readonly store: IndexStore;
  readonly places: PlaceMark;
  readonly state: IndexerState;
  readonly clock: Clock;
  readonly log: Logger;
  /** Streams at once. */
  readonly most: number;
}

/** Streams of what changes, as server-sent events. */
export interface Changes {
  readonly listeners: number;
  /** Something was stored. */
  notify(): void;
  /**
   * Tells a client of changes of some topics, and of new blocks, until it goes. Where all places are taken, the address with the most streams gives up its oldest to who has fewer.
   *
   * @param address Whose stream it is.
   * @param after What it was told of last, as the id of a message.
   * @throws `INDEX_OVERLOADED`, `INDEX_QUERY_INVALID`, `INDEX_PLACE_FOREIGN`.
   */
  admit(
    topics: readonly string[],
    address: string,
    after: string | undefined,
  ): (response: ServerResponse) => Promise<void>;
  close(): Promise<void>;
}

/** Bytes that a client may be behind in reading. */
const MOST_WAITING = 64 * 1024;
/** Changes that are read at once, and that a client that comes back is told of. */
const AT_ONCE = 5_000;
/** Messages that wait for a client while it is told what it missed. */
const MOST_HELD = 1_000;
const LATE = "event: late\ndata: not read\n\n";
const HEARTBEAT = 15_000;
const STREAM = "changes";
const FIELD = "last-event-id";

type ServerResponse = FastifyReply["raw"];

interface Listener {
  readonly response: ServerResponse;
  readonly topics: readonly string[];
  readonly address: string;
  /** What changes while it is not yet told what it missed: with a later place it would come back for nothing of before. */
  held?: string[];
  /** Whether it knows of every table when it changed. */
  knowsAll?: true;
}

export function createChanges({ store, places, state, clock, log, most }: ChangesParameters): Changes {
  const listeners = new Set<Listener>();
  const byTopic = new Map<string, Set<Listener>>();
  /** Who did not read, and has until the next heartbeat to take what waits for it. */
  const late = new Set<ServerResponse>();
  const wake = new Wake();
  const stop = new AbortController();
  /** Place up to which everybody was told. */
  let told = positionOf(state.block + 1, 0) - 1;

  /** Block after which everybody was told which tables changed. */
  let since = -1;

  /** Up to where the chain is stored, and what changed after a block; nothing where the rows cannot be read now, or are of another chain. */
  async function newsAfter(block: number): Promise<News | undefined> {
    if (state.replaced) return undefined;
    const news = await store
      .read(async (read) => ({
        asOf: await asOfIn(read, state),
        rows: await read.select(CHANGED, { where: [["block", ">", block]], order: ["name"], limit: MOST_TABLES }),
      }))
      .catch((err: unknown) => void log.warn({ err }, "what is stored is not told"));
    return news && { asOf: news.asOf, changed: Object.fromEntries(news.rows.map(({ name, block }) => [name, block])) };
  }
  async function tellNews(): Promise<void> {
    const further = await newsAfter(since);
    // Rows that are made anew begin at an earlier block.
    const news = further && further.asOf.block < since ? await newsAfter(-1) : further;
    since = news?.asOf.block ?? since;
    const lacksSome = [...listeners].some(({ knowsAll }) => !knowsAll);
    const all = news && lacksSome ? await newsAfter(-1) : undefined;
    for (const listener of listeners) tellNewsTo(listener, news, all);
  }
  /** Who could not be told all at the beginning is told now. */
  function tellNewsTo(listener: Listener, news: News | undefined, all: News | undefined): void {
    send(listener, newsMessage(listener.knowsAll ? news : (all ?? news)));
    if (all) listener.knowsAll = true;
  }
  /** One event with all of its topics that somebody listens to: the last one has the place, so that who is cut off before it hears all of them again. */
  function messagesOf(topics: readonly string[], pos: number): string {
    const place = places.put(STREAM, `${blockAt(pos)}:${logAt(pos)}`);
    return topics.map((topic, i) => changeMessage(topic, i === topics.length - 1 ? place : undefined)).join("");
  }
  function tellChanges(found: readonly RowOf<typeof EVENT_TOPIC>[]): void {
    for (const [pos, rows] of Map.groupBy(found, (row) => row.pos)) {
      const heard = new Map<Listener, string[]>();
      for (const { topic } of rows) {
        for (const listener of byTopic.get(topic) ?? []) heard.set(listener, [...(heard.get(listener) ?? []), topic]);
      }
      for (const [listener, topics] of heard) sendOrHold(listener, messagesOf(topics, pos));
    }
  }
  function sendOrHold(listener: Listener, message: string): void {
    if (listener.held === undefined) send(listener, message);
    else if (listener.held.push(message) > MOST_HELD) letGo(listener, LATE);
  }
  function forget(listener: Listener): void {
    listeners.delete(listener);
    for (const topic of listener.topics) {
      const those = byTopic.get(topic);
      those?.delete(listener);
      if (those?.size === 0) byTopic.delete(topic);
    }
  }
  /** Makes room for an address. */
  function makeRoom(address: string): void {
    if (listeners.size + late.size < most) return;
    const byAddress = Map.groupBy(listeners, (each) => each.address);
    const [heaviest] = [...byAddress.values()].sort((a, b) => b.length - a.length);
    const own = byAddress.get(address)?.length ?? 0;
    const [oldest] = heaviest ?? [];
    if (oldest === undefined || (heaviest ?? []).length <= own + 1) {
      throw indexerError("INDEX_OVERLOADED", `${most} listen already`, { limit: most });
    }
    drop(oldest);
  }
  function drop(listener: Listener): void {
    forget(listener);
    late.delete(listener.response);
    listener.response.destroy();
  }
  function send(listener: Listener, message: string): void {
    const { response } = listener;
    if (!listeners.has(listener)) return; // it was let go meanwhile
    if (response.writableLength <= MOST_WAITING) return void response.write(message);
    letGo(listener, LATE);
  }
  /** Tells a client why its stream ends here; it comes back with the place that it heard last. */
  function letGo(listener: Listener, message: string): void {
    if (!listeners.has(listener)) return;
    forget(listener);
    late.add(listener.response);
    listener.response.end(message);
  }

  async function tell(): Promise<void> {
    const upTo = positionOf(state.block + 1, 0) - 1;
    while (told < upTo) {
      const where = [
        ["pos", ">", told],
        ["pos", "<=", upTo],
      ] as const;
      const found = await store.read((read) =>
        read.select(EVENT_TOPIC, { where, order: ["pos", "topic"], limit: AT_ONCE }),
      );
      // The last place may go on in what was not read.
      const whole = found.length < AT_ONCE ? found : found.filter(({ pos }) => pos !== found.at(-1)?.pos);
      tellChanges(whole);
      told = found.length < AT_ONCE ? upTo : Math.max(told + 1, whole.at(-1)?.pos ?? told);
    }
    await tellNews();
  }

  const telling = (async () => {
    while (!stop.signal.aborted) {
      await wake.wait(stop.signal);
      if (stop.signal.aborted) return;
      await tell().catch((err: unknown) => log.error({ err }, "changes are not told"));
    }
  })();
  const beating = (async () => {
    while (!stop.signal.aborted) {
      await clock.sleep(HEARTBEAT, stop.signal);
      for (const response of late) response.destroy();
      late.clear();
      if (listeners.size > 0) await tellNews();
    }
  })();

  return {
    get listeners() {
      return listeners.size;
    },
    notify: () => wake.notify(),
    admit(topics, address, after) {
      const from = after === undefined ? undefined : placeOf(places.take(STREAM, FIELD, after));
      makeRoom(address);
      return (response) => begin({ response, topics, address }, from);
    },
    async close() {
      stop.abort();
      for (const listener of listeners) drop(listener);
      for (const response of late) response.destroy();
      await Promise.all([telling, beating]);
    },
  };

  async function begin(listener: Listener, from: number | undefined): Promise<void> {
    const { response, topics } = listener;
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "private, no-store",
      "x-accel-buffering": "no",
    });
    response.once("close", () => drop(listener));
    listeners.add(listener);
    for (const topic of topics) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(listener));
    if (from !== undefined) listener.held = [];
    const all = await newsAfter(-1);
    send(listener, `retry: 2000\n${newsMessage(all)}`);
    if (all) listener.knowsAll = true;
    if (from === undefined) return;
    try {
      // A place after everything that is stored is of rows that are no more: all is told that there is.
      await tellMissed(listener, from > told ? -1 : from);
    } catch (error) {
      log.warn({ err: error }, "what was missed is not told");
      const { code = "INTERNAL", retryable = true } = isTallyError(error) ? error : {};
      letGo(listener, `event: failed\ndata: ${JSON.stringify({ code, retryable })}\n\n`);
    }
  }

  async function tellMissed(listener: Listener, from: number): Promise<void> {
    const missed = await store.read(async (read) => {
      const found: RowOf<typeof EVENT_TOPIC>[] = [];
      for (const topic of listener.topics) {
        const where = [
          ["topic", "=", topic],
          ["pos", ">", from],
          ["pos", "<=", told],
        ] as const;
        // The client fetches what changed: that it did is enough.
        found.push(...(await read.select(EVENT_TOPIC, { where, order: ["topic", "pos"], isReversed: true, limit: 1 })));
      }
      return found;
    });
    // In the order of the chain: who is cut off meanwhile has a place before the rest.
    const inOrder = missed.sort((a, b) => a.pos - b.pos);
    for (const [pos, rows] of Map.groupBy(inOrder, (row) => row.pos)) {
      const topics = rows.map(({ topic }) => topic);
      send(listener, messagesOf(topics, pos));
    }
    const { held = [] } = listener;
    delete listener.held;
    for (const message of held) send(listener, message);
  }
}

/** What there is to say of all that is stored. */
interface News {
  readonly asOf: AsOf;
  /** Name of a table -> newest block in which it changed. */
  readonly changed: Readonly<Record<string, number>>;
}

/** A comment, where there is nothing to say: whoever listens hears that somebody is there. */
const newsMessage = (news: News | undefined): string =>
  news === undefined ? ": \n\n" : `event: block\ndata: ${JSON.stringify(news)}\n\n`;

/** @param at Place in the stream, as it is given away; nothing where more of the same event follows. */
const changeMessage = (topic: string, at: string | undefined): string => {
  const id = topic.slice(topic.indexOf(":") + 1);
  return `${at === undefined ? "" : `id: ${at}\n`}event: change\ndata: ${JSON.stringify({ topic, id })}\n\n`;
};

/** @throws `INDEX_QUERY_INVALID`. */
function placeOf(id: string): number {
  const [, block, log] = /^(\d{1,9}):(\d{1,6})$/.exec(id) ?? [];
  if (block === undefined)
    throw indexerError("INDEX_QUERY_INVALID", "Last-Event-ID is no id of a message", {
      field: FIELD,
      value: id.slice(0, 50),
    });
  return positionOf(Number(block), Number(log));
}
