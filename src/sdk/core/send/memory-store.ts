import { sdkError } from "../errors.ts";
import { isFinal, type OutboxEntry, type OutboxLane, type OutboxStore } from "./store.ts";

/** Forgets with the process: for browsers and tests. */
export function memoryStore(): OutboxStore {
  const lanes = new Map<string, { next: number; records: Map<string, OutboxEntry> }>();
  const held = new Set<string>();
  return {
    async open(name) {
      if (held.has(name)) throw sdkError("OUTBOX_LOCKED", `the outbox of ${name} is open already`, { lane: name });
      held.add(name);
      const lane = lanes.get(name) ?? { next: 0, records: new Map<string, OutboxEntry>() };
      lanes.set(name, lane);
      return laneOf(lane, () => held.delete(name));
    },
    async close() {
      held.clear();
    },
  };
}

function laneOf(lane: { next: number; records: Map<string, OutboxEntry> }, release: () => void): OutboxLane {
  const { records } = lane;
  const must = (key: string) => {
    const record = records.get(key);
    if (!record) throw new RangeError(`no record ${key}`);
    return record;
  };
  return {
    async append(key, atLeast, build) {
      const before = records.get(key);
      if (before) return before;
      const nonce = Math.max(lane.next, atLeast);
      const record = build(nonce);
      records.set(key, record);
      lane.next = nonce + 1;
      return record;
    },
    async renew(key, atLeast, build) {
      const nonce = Math.max(lane.next, atLeast);
      const record = build(nonce, must(key));
      records.set(key, record);
      lane.next = nonce + 1;
      return record;
    },
    async put(record) {
      must(record.key);
      records.set(record.key, record);
    },
    async get(key) {
      return records.get(key);
    },
    async pending() {
      return [...records.values()].filter((record) => !isFinal(record)).sort((a, b) => a.tx.nonce - b.tx.nonce);
    },
    async settled() {
      return Math.max(0, ...[...records.values()].filter(isFinal).map((record) => record.tx.nonce + 1));
    },
    async close() {
      release();
    },
  };
}
