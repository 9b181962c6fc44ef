import type { Clock } from "../../lib/clock.ts";
import { clockAhead } from "../model/clock-ahead.ts";
import { bridgeError } from "../model/errors.ts";
import type { Frame, Intake, Rejection, StoreResult } from "../model/frame.ts";
import type { IntakeStats } from "../model/intake-stats.ts";
import type { Quota } from "../model/quota.ts";
import type { AppendResult, ReadingStore } from "../model/store.ts";
import { checkFrame } from "./check-frame.ts";
import { createFloods, type Flood, floodEntry } from "./floods.ts";
import { createQuotaKeeper } from "./quota.ts";

export interface IntakeParameters {
  readonly store: Pick<ReadingStore, "append" | "appendRejections">;
  readonly clock: Clock;
  /** What each station may send. Without it there is no bound per station. The bridge's own markers are not counted. */
  readonly quotaOf?: (station: number) => Quota;
  /** Rejections of a station that are written down one by one; see `Intake.reject` for the rest. Without it, all are. */
  readonly rejectionQuota?: Quota;
  /** What may wait for a commit, the group that is being committed included. */
  readonly queue?: { readonly frames: number; readonly bytes: number };
  /** Observations after which a group is committed though more wait. A group holds at least one frame. */
  readonly groupSize?: number;
  /** Milliseconds for which a group that is not full waits for more. 0: until what has arrived by now is read. */
  readonly maxDelay?: number;
  /** Runs work once the sockets that are ready have been read. */
  readonly schedule?: (work: () => void) => void;
  /** Milliseconds that the clock is ahead of the chain's time; while it is, nothing is taken. */
  readonly clockAhead?: () => number | undefined;
  /** Hears, after each commit, how far the sequence of each station that got readings goes. Must not throw. */
  readonly onStored?: (station: number, lastSeq: number) => void;
}

export interface RunningIntake extends Intake {
  stats(): IntakeStats;
  /** Takes nothing more and resolves when all that waited is answered. */
  close(): Promise<void>;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds after which a flood is written down, and what comes from then on is counted anew. */
const FLOOD_AFTER = 60_000;

/** About what an observation takes beside the raw bytes of its frame. */
const BYTES_PER_OBSERVATION = 200;
const bytesOf = (frame: Frame) => frame.raw.length + BYTES_PER_OBSERVATION * frame.observations.length;

/**
 * Group commit: frames are collected while the transaction before runs, or until the sockets that are ready have been read,
 * then stored in one transaction, then all answered. One transaction runs at a time, so frames are stored in the order in
 * which they came. When one fails, each frame in it fails with `STORE_FAILED` and the next group is tried.
 *
 * @example
 * import { systemClock } from "../../lib/clock.ts";
 * import { createIntake } from "./intake.ts";
 *
 * const intake = createIntake({ store, clock: systemClock, quotaOf: () => ({ rate: 100, burst: 10_000 }) });
 * const result = await intake.accept(frame); // durable: acknowledge
 */
export function createIntake(parameters: IntakeParameters): RunningIntake {
  const { store, clock, quotaOf, onStored, maxDelay = 0, groupSize = 5_000 } = parameters;
  const { queue = { frames: 20_000, bytes: 64 * 2 ** 20 }, schedule = setImmediate } = parameters;
  const quotas = quotaOf && createQuotaKeeper(clock, quotaOf);
  const { rejectionQuota } = parameters;
  const floods = rejectionQuota && createFloods(clock, () => rejectionQuota);

  let frames: Waiting<Frame, StoreResult>[] = [];
  let rejections: Waiting<Rejection, void>[] = [];
  const waiting = { frames: 0, bytes: 0 };
  let observations = 0;
  let running: Promise<void> | undefined;
  let delay: AbortController | undefined;
  let closing = false;
  let flood: Promise<void> | undefined;
  const ebb = new AbortController();
  const counts = { frames: 0, stored: 0, duplicates: 0, conflicts: 0, rejections: 0, groups: 0 };
  const rejected = new Map<string, { station: number; code: string; count: number }>();
  const refused = { BRIDGE_BUSY: 0, CLOCK_AHEAD: 0, QUOTA_EXCEEDED: 0, FRAME_INVALID: 0, STORE_FAILED: 0 };

  function admit(bytes: number): void {
    // Something larger than the whole queue passes when nothing else waits: else it would never pass.
    const full = waiting.frames >= queue.frames || (waiting.frames > 0 && waiting.bytes + bytes > queue.bytes);
    if (closing || full) {
      refused.BRIDGE_BUSY++;
      const why = closing ? "the bridge is stopping" : `${waiting.frames} frames, ${waiting.bytes} bytes wait already`;
      throw bridgeError("BRIDGE_BUSY", why, { ...waiting, stopping: closing });
    }
  }

  /** Times of arrival never run backwards: one from the future would be every later reading's too. */
  function requireClock(): void {
    const ahead = parameters.clockAhead?.();
    if (ahead === undefined) return;
    refused.CLOCK_AHEAD++;
    throw clockAhead(ahead);
  }

  function requireQuota(frame: Frame): void {
    if (!quotas || frame.source === "bridge") return;
    const wait = quotas.take(frame.station, frame.observations.length);
    if (wait === 0) return;
    refused.QUOTA_EXCEEDED++;
    throw bridgeError("QUOTA_EXCEEDED", `station ${frame.station} sends more than it may; try again in ${wait} ms`, {
      station: frame.station,
      retryAfter: wait,
    });
  }

  const nextTurn = () => new Promise<void>((resolve) => schedule(resolve));

  /** Runs until nothing waits. */
  async function run(): Promise<void> {
    await nextTurn();
    while (frames.length > 0 || rejections.length > 0) {
      if (maxDelay > 0 && observations < groupSize && !closing) {
        delay = new AbortController();
        await clock.sleep(maxDelay, delay.signal);
        delay = undefined;
      }
      await commitRejections();
      await commitFrames();
      // The store may have worked without giving up the thread: sockets are read before the next group.
      if (!closing) await nextTurn();
    }
    running = undefined;
  }

  async function commitFrames(): Promise<void> {
    const group = takeGroup();
    if (group.length === 0) return;
    let results: readonly AppendResult[] = [];
    try {
      results = await store.append(group.map(({ item }) => item));
      counts.groups++;
      for (const [i, { item, resolve }] of group.entries()) {
        const result = results[i] as AppendResult;
        counts.frames++;
        counts.stored += result.stored;
        counts.duplicates += result.duplicates;
        counts.conflicts += result.conflicts;
        release(bytesOf(item));
        resolve(result);
      }
    } catch (error) {
      for (const { item, reject } of group) {
        refused.STORE_FAILED++;
        if (item.source !== "bridge") quotas?.giveBack(item.station, item.observations.length);
        release(bytesOf(item));
        reject(error);
      }
    }
    if (onStored) reportLastSeqs(group, results, onStored);
  }

  async function commitRejections(): Promise<void> {
    const group = rejections;
    if (group.length === 0) return;
    rejections = [];
    try {
      await store.appendRejections(group.map(({ item }) => item));
      counts.rejections += group.length;
      for (const { item, resolve } of group) {
        if (item.code !== "REJECTION_FLOOD") countRejected(item);
        resolve();
      }
    } catch (error) {
      refused.STORE_FAILED += group.length;
      for (const { reject } of group) reject(error);
    }
    for (const { item } of group) release(item.raw.length);
  }

  /** Stations and codes are known: it stays small. */
  function countRejected({ station, code }: Rejection): void {
    const key = `${station} ${code}`;
    const known = rejected.get(key);
    if (known) known.count++;
    else rejected.set(key, { station, code, count: 1 });
  }

  /** Runs until a minute passes without a flood. What the store refuses is counted on, and tried with what comes. */
  async function writeFloods(): Promise<void> {
    let lost = false;
    const write = async (each: Flood) => {
      const entry = floodEntry(each);
      await wait(rejections, entry, entry.raw.length).catch(() => {
        lost = true;
        floods?.putBack(each);
      });
    };
    while (!(closing && lost)) {
      await clock.sleep(FLOOD_AFTER, ebb.signal);
      const all = floods?.take() ?? [];
      if (all.length === 0) break;
      await Promise.all(all.map(write));
    }
    flood = undefined;
  }

  function takeGroup(): Waiting<Frame, StoreResult>[] {
    let [size, end] = [0, 0];
    while (end < frames.length && size < groupSize) size += frames[end++]?.item.observations.length ?? 0;
    const group = end === frames.length ? frames : frames.slice(0, end);
    frames = end === frames.length ? [] : frames.slice(end);
    observations -= size;
    return group;
  }

  function release(bytes: number): void {
    waiting.frames--;
    waiting.bytes -= bytes;
  }

  function wait<Item, Answer>(list: Waiting<Item, Answer>[], item: Item, bytes: number): Promise<Answer> {
    waiting.frames++;
    waiting.bytes += bytes;
    const answer = new Promise<Answer>((resolve, reject) => list.push({ item, resolve, reject }));
    running ??= run();
    if (observations >= groupSize) delay?.abort();
    return answer;
  }

  return {
    // Async, so that a refusal is a rejected promise like any other.
    async accept(frame) {
      try {
        checkFrame(frame);
      } catch (error) {
        refused.FRAME_INVALID++;
        throw error;
      }
      const bytes = bytesOf(frame);
      admit(bytes);
      requireClock();
      requireQuota(frame);
      observations += frame.observations.length;
      return wait(frames, frame, bytes);
    },
    async reject(rejection) {
      admit(rejection.raw.length);
      if (floods === undefined || floods.admits(rejection)) return wait(rejections, rejection, rejection.raw.length);
      countRejected(rejection);
      flood ??= writeFloods();
    },
    stats: () => ({
      ...counts,
      rejected: [...rejected.values()].map((each) => ({ ...each })),
      refused: { ...refused },
      waiting: { ...waiting },
    }),
    async close() {
      closing = true;
      ebb.abort();
      delay?.abort();
      await flood;
      await running;
    },
  };
}

/** Says once for each station of a group that was stored where its sequence ends now. */
function reportLastSeqs(
  group: readonly Waiting<Frame, StoreResult>[],
  results: readonly AppendResult[],
  onStored: (station: number, lastSeq: number) => void,
): void {
  const reached = new Map<number, number>();
  for (const [i, { item }] of group.entries()) {
    const result = results[i];
    if (result && result.stored > 0) reached.set(item.station, result.lastSeq);
  }
  for (const [station, lastSeq] of reached) onStored(station, lastSeq);
}
