import type { Clock } from "../../lib/clock.ts";
import type { Rejection, SourceName } from "../model/frame.ts";
import type { Quota } from "../model/quota.ts";
import { createQuotaKeeper } from "./quota.ts";

/** What came of one station beyond what is written down one by one. */
export interface Flood {
  readonly station: number;
  readonly source: SourceName;
  /** Unix milliseconds of the first and the last. */
  from: number;
  to: number;
  readonly codes: Map<string, number>;
}

/** Tells single rejections from a flood of them, and keeps count of the flood. */
export interface Floods {
  /** Whether a rejection is to be written down by itself; where it is not, it was counted. */
  admits(rejection: Rejection): boolean;
  /** What was counted; from here on it is counted anew. */
  take(): Flood[];
  /** Puts back what could not be written down. */
  putBack(flood: Flood): void;
}

/** Codes that one entry names: its text is bounded, and the catalogue is not much longer. */
const NAMED = 8;

/**
 * One bucket for each station, and one for what is nobody's. A replay is not counted: it waits for its own rejections.
 *
 * @param quotaOf Rejections that a station may have written down one by one.
 */
export function createFloods(clock: Clock, quotaOf: (station: number) => Quota): Floods {
  const quotas = createQuotaKeeper(clock, quotaOf);
  const floods = new Map<string, Flood>();
  const floodOf = (station: number, source: SourceName, at: number): Flood => {
    const key = `${station} ${source}`;
    const flood = floods.get(key) ?? { station, source, from: at, to: at, codes: new Map<string, number>() };
    floods.set(key, flood);
    return flood;
  };
  const add = ({ codes }: Flood, code: string, count: number) => codes.set(code, (codes.get(code) ?? 0) + count);
  return {
    admits({ station, source, receivedAt, code }) {
      if (source === "csv" || quotas.take(station, 1) === 0) return true;
      const flood = floodOf(station, source, receivedAt);
      flood.to = Math.max(flood.to, receivedAt);
      add(flood, code, 1);
      return false;
    },
    take() {
      const taken = [...floods.values()];
      floods.clear();
      return taken;
    },
    putBack(lost) {
      const flood = floodOf(lost.station, lost.source, lost.from);
      flood.from = Math.min(flood.from, lost.from);
      flood.to = Math.max(flood.to, lost.to);
      for (const [code, count] of lost.codes) add(flood, code, count);
    },
  };
}

/** The one entry that stands for a flood. Its bytes are its text, so that what is sealed says how many there were. */
export function floodEntry({ station, source, from, to, codes }: Flood): Rejection {
  const sorted = [...codes].sort(([, a], [, b]) => b - a);
  const others = sorted.slice(NAMED).reduce((sum, [, count]) => sum + count, 0);
  const named = sorted.slice(0, NAMED).map(([code, count]) => `${code} ${count}`);
  const times = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
  const detail = `${times}: ${[...named, ...(others > 0 ? [`others ${others}`] : [])].join(", ")}`;
  return { source, station, receivedAt: to, raw: Buffer.from(detail), code: "REJECTION_FLOOD", detail };
}
