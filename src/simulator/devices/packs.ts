import type { SimulatedReading } from "../reading.ts";

type Source = Iterable<SimulatedReading> | AsyncIterable<SimulatedReading>;

/** Those that fulfil a condition. */
export async function* only(
  readings: Source,
  condition: (reading: SimulatedReading) => boolean,
): AsyncGenerator<SimulatedReading, void, undefined> {
  for await (const reading of readings) if (condition(reading)) yield reading;
}

/** Consecutive readings, at most `size` together. */
export async function* packsOf(readings: Source, size: number): AsyncGenerator<SimulatedReading[], void, undefined> {
  let pack: SimulatedReading[] = [];
  for await (const reading of readings) {
    pack.push(reading);
    if (pack.length < size) continue;
    yield pack;
    pack = [];
  }
  if (pack.length > 0) yield pack;
}

/** Consecutive readings of one time: what a logger uploads together. */
export async function* packsByTime(readings: Source): AsyncGenerator<SimulatedReading[], void, undefined> {
  let pack: SimulatedReading[] = [];
  const parameters = new Set<string>();
  for await (const reading of readings) {
    // A frame cannot hold two values of one factor.
    if (pack.length > 0 && (pack[0]?.observedAt !== reading.observedAt || parameters.has(reading.parameter))) {
      yield pack;
      pack = [];
      parameters.clear();
    }
    pack.push(reading);
    parameters.add(reading.parameter);
  }
  if (pack.length > 0) yield pack;
}

/** Runs `work` on every pack, at most `window` at a time, in the order in which they come. Ends when all are done. */
export async function withinWindow<T>(
  packs: AsyncIterable<T>,
  window: number,
  work: (pack: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const pack of packs) {
    const one: Promise<void> = work(pack).finally(() => running.delete(one));
    running.add(one);
    if (running.size >= window) await Promise.race(running);
  }
  await Promise.all(running);
}
