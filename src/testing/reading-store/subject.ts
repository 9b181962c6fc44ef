import type { Frame } from "../../bridge/model/frame.ts";
import type { ReadingStore, StoredReading } from "../../bridge/model/store.ts";
import { frame, observation, testSensor } from "../readings.ts";

export const T = Date.UTC(2026, 6, 1);
export const DAY = 86_400_000;

/** The store that a test of the suite works with. */
export interface StoreSubject {
  readonly store: ReadingStore;
  reopen(): Promise<void>;
  /** All readings of a station. @default 1 */
  all(station?: number): Promise<StoredReading[]>;
}

export const [ph, oxygen] = [testSensor(1, 0), testSensor(1, 1)];

/** A frame with one reading. */
export const one = (at: number, value: number | null, flag = "N", received = T): Frame =>
  frame(1, received, [observation(ph, at, { value, text: String(value), sourceFlag: flag })]);

export const seqs = (readings: readonly StoredReading[]): number[] => readings.map(({ seq }) => seq);

export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
