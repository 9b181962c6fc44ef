import { once } from "node:events";
import { isTimed, type Timed } from "../tally.ts";
import type { Line } from "./line.ts";
import type { StationClock } from "./station-clock.ts";

export interface DriveOptions {
  readonly packs: number;
  /** Packs per second over all lines; as many as the windows allow where none is given. */
  readonly rate?: number;
  /** Milliseconds between two packs of a station, where it is not the line's own. */
  readonly step?: number;
}

export interface Driven {
  readonly startedAt: number;
  /** Time of the last answer. */
  readonly endedAt: number;
  /** From writing to the answer, in milliseconds, of the packs that were timed. */
  readonly answers: readonly number[];
  /** When the timed packs were written. */
  readonly sent: readonly Timed[];
}

/** How often a paced load looks at the clock. */
const BEAT = 5;
/** One answer in so many is timed. */
const TIMED_ANSWER = 4;
/** Packs of a line that are written in one go. */
const BURST = 32;

/** Sends packs over lines, in turns, and waits for the answers. */
export async function drive(
  lines: readonly Line[],
  clocks: ReadonlyMap<number, StationClock>,
  options: DriveOptions,
): Promise<Driven> {
  const { packs, rate, step } = options;
  const answers: number[] = [];
  const sent: Timed[] = [];
  const startedAt = Date.now();
  let due = rate === undefined ? packs : 0;
  let written = 0;
  let answered = 0;
  let wake = () => {};
  const channels = lines.map((line) => {
    /** Numbers and times of timed packs that wait for an answer. */
    const timed: { readonly number: number; readonly at: number }[] = [];
    let [first, last] = [0, 0];
    line.answered = (count) => {
      first += count;
      answered += count;
      while (timed.length > 0 && (timed[0]?.number ?? 0) < first) answers.push(Date.now() - (timed.shift()?.at ?? 0));
      if (rate === undefined) fill(BURST);
      if (answered === packs) wake();
    };
    const fill = (most: number) => {
      const count = Math.min(line.window - (last - first), due - written, most);
      if (count <= 0 || (last - first > 0 && line.window - (last - first) < Math.min(BURST, line.window / 2))) return 0;
      const clock = clocks.get(line.station) as StationClock;
      const bytes: Buffer[] = [];
      const at = Date.now();
      for (let i = 0; i < count; i++) {
        const pack = clock.next(step ?? line.step);
        bytes.push(line.encode(pack));
        if (isTimed(pack.observedAt)) {
          sent.push({ station: pack.station, observedAt: pack.observedAt, at });
        }
        if (last % TIMED_ANSWER === 0) timed.push({ number: last, at });
        last++;
      }
      written += count;
      line.socket.write(Buffer.concat(bytes));
      return count;
    };
    return fill;
  });
  let turn = 0;
  const round = () => {
    for (let idle = 0; idle < channels.length && written < due; ) {
      // A paced load goes round the stations, a few packs each.
      const most = rate === undefined ? BURST : Math.ceil((due - written) / channels.length);
      idle = (channels[turn++ % channels.length]?.(most) ?? 0) > 0 ? 0 : idle + 1;
    }
  };
  const failed = Promise.race(lines.map((line) => once(line.socket, "close"))).then(() => {
    if (answered < packs) throw new Error(`a line was closed after ${answered} of ${packs} packs`);
  });
  const done = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let beat: NodeJS.Timeout | undefined;
  if (rate !== undefined) {
    beat = setInterval(() => {
      due = Math.min(packs, Math.floor(((Date.now() - startedAt) * rate) / 1_000));
      round();
    }, BEAT);
  }
  round();
  await Promise.race([done, failed]);
  clearInterval(beat);
  failed.catch(() => {});
  return { startedAt, endedAt: Date.now(), answers, sent };
}
