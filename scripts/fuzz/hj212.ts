import { checksumAnswer, dataAnswer, dialectOf, refusal, setTime } from "../../src/bridge/ingest/hj212/answers.ts";
import { Device } from "../../src/bridge/ingest/hj212/device.ts";
import { parsePiece } from "../../src/bridge/ingest/hj212/frame-parser.ts";
import { observationsOf } from "../../src/bridge/ingest/hj212/observations.ts";
import type { Piece } from "../../src/bridge/ingest/hj212/piece.ts";
import { Reassembly } from "../../src/bridge/ingest/hj212/reassembly.ts";
import { versionOf } from "../../src/bridge/ingest/hj212/segment.ts";
import { FrameSplitter } from "../../src/bridge/ingest/hj212/splitter.ts";
import { encodeFrame, encodeUpload } from "../../src/bridge/model/hj212/encode.ts";
import { fixedRegistry } from "../../src/bridge/model/registry.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import { riverStation } from "../../src/testing/hj212.ts";
import type { FuzzReport, FuzzTarget } from "./target.ts";

/** Most bytes that the splitter looks at, per byte that it is given. */
const WORK = 8;
/** Bytes of split messages that the reassembly of the run may keep, and one part beyond it. */
const KEPT = 1 << 20;
const MAX_PROBLEMS = 10;

type Random = () => number;

/** Everything between a socket's bytes and the intake, on frames that were mutated, cut, glued and invented. */
export const target: FuzzTarget = {
  name: "hj212",
  run(random, count): FuzzReport {
    const outcomes: Record<string, number> = {};
    const problems: string[] = [];
    const tally = (outcome: string) => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    };
    const bench = newBench();
    for (let n = 0; n < count && problems.length < MAX_PROBLEMS; n++) {
      const input = inputFrom(random);
      try {
        tryOne(bench, input, random, n, tally);
      } catch (error) {
        problems.push(`input ${n} (${input.toString("base64")}): ${error}`);
      }
    }
    return { inputs: count, outcomes, problems };
  },
};

interface Bench {
  /** Gets the input at once, and in chunks. It is the same two all the time, as a connection is. */
  readonly whole: FrameSplitter;
  readonly chunked: FrameSplitter;
  readonly device: Device;
  readonly reassembly: Reassembly;
}

function newBench(): Bench {
  const registry = fixedRegistry([riverStation(7)]);
  const convert = () => ({ numerator: 1n, denominator: 1000n, addend: 0n });
  return {
    whole: new FrameSplitter(),
    chunked: new FrameSplitter(),
    device: new Device("M1", { station: 7, dialect: "2017", units: { w01014: "nS/cm" } }, registry, convert),
    reassembly: new Reassembly({ patience: 100, messages: 64, bytes: KEPT }),
  };
}

function tryOne(bench: Bench, input: Buffer, random: Random, now: number, tally: (outcome: string) => void): void {
  const { chunked, whole } = bench;
  const before = chunked.examined;
  const pieces: Piece[] = [];
  const step = random() < 0.1 ? 1 : 1 + Math.floor(random() * 2 * input.length);
  for (let at = 0; at < input.length; at += step) pieces.push(...chunked.push(input.subarray(at, at + step)));
  pieces.push(...chunked.end());
  const work = chunked.examined - before;
  if (work > WORK * input.length + 64) throw new Error(`looked at ${work} bytes for ${input.length}`);
  if (chunked.pending > 0) throw new Error(`${chunked.pending} bytes are left`);
  const given = pieces.reduce((sum, { raw }) => sum + raw.length, 0);
  if (given > input.length) throw new Error(`${given} bytes came out of ${input.length}`);

  const expected = [...whole.push(input), ...whole.end()];
  if (expected.length !== pieces.length || expected.some((piece, index) => !same(piece, pieces[index])))
    throw new Error(`chunks of ${step} are cut differently`);
  for (const piece of pieces) tally(readPiece(bench, piece, now));
}

/** Whatever the bridge does with a piece, up to the intake. How it ended. */
function readPiece({ device, reassembly }: Bench, piece: Piece, now: number): string {
  const parsed = parsePiece(piece);
  if (!parsed.ok) return parsed.error.code;
  const { segment, raw } = parsed;
  const dialect = dialectOf(versionOf(segment));
  dataAnswer(dialect, segment);
  refusal(dialect, segment, 2);
  checksumAnswer(dialect, segment);
  setTime(dialect, segment, now, 480);
  if (segment.pnum > 0) {
    reassembly.offer({ device, segment, raw, receivedAt: now });
    reassembly.expire(now);
    if (reassembly.bytes > KEPT) throw new Error(`${reassembly.bytes} bytes of parts are kept`);
  }
  try {
    const { observations, refusals } = observationsOf(segment, device);
    for (const { value, observedAt, sourceFlag } of observations)
      if (
        !(value === null || Number.isSafeInteger(value)) ||
        !Number.isSafeInteger(observedAt) ||
        sourceFlag.length > 1
      )
        throw new Error(`observation ${value} at ${observedAt}, flag "${sourceFlag}"`);
    return refusals.length > 0 ? "partly taken" : "taken";
  } catch (error) {
    if (isTallyError(error)) return error.code;
    throw error;
  }
}

const same = (one: Piece, other: Piece | undefined) =>
  one.kind === other?.kind && one.segment === other.segment && one.raw.equals(other.raw);

/* Inputs */

const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
const below = (random: Random, limit: number) => Math.floor(random() * limit);

const VALUES = [
  "7.12",
  "0",
  "-99.0",
  "",
  "NaN",
  "1e308",
  "-",
  "0.0000000001",
  "99999999999999999999",
  "1.5e-3",
  "7.1.2",
];
const CODES = ["w01001", "w01010", "w01014", "w01018", "w00000", "w2100721001", "", "__proto__"];
const TIMES = [...Array<string>(12).fill("20160801085857"), "20160231000000", "", "2016080108585", "99991231235959"];
const TOKENS = ["##", "##0101", "##9999", "&&", "&&1C80", "CP=&&", "\r\n", ";", ",", "=", "Flag=7;", "PNUM=2;PNO=1;"];

function seedFrame(random: Random): Buffer {
  const items = Array.from({ length: below(random, 12) }, () => ({
    code: pick(random, CODES),
    values: { Rtd: pick(random, VALUES), Avg: pick(random, VALUES), Flag: pick(random, ["N", "D", "hd", "", "\xff"]) },
  }));
  const frames = encodeUpload({
    ...(random() < 0.8 && { qn: "20160801085857223" }),
    st: "21",
    cn: pick(random, ["2011", "2051", "2061", "2031", "9014"]),
    pw: "123456",
    mn: pick(random, ["M1", "M2", "010000A8900016F000169DC0"]),
    version: below(random, 3),
    answer: random() < 0.5,
    dataTime: pick(random, TIMES),
    items,
  });
  return pick(random, frames);
}

function inputFrom(random: Random): Buffer {
  if (random() < 0.05) return Buffer.from(Uint8Array.from({ length: below(random, 300) }, () => below(random, 256)));
  const frames = Array.from({ length: 1 + below(random, 3) }, () => seedFrame(random));
  if (random() < 0.1) return Buffer.concat(frames);
  const changed = frames.map((frame) => (random() < 0.7 ? mutated(frame, random) : frame));
  return Buffer.concat(changed);
}

/** Each changes a frame in one way; most leave length or checksum wrong, `resealed` makes them right again. */
const MUTATIONS: readonly ((frame: Buffer, random: Random) => Buffer)[] = [
  flipped,
  truncated,
  spliced,
  relabelled,
  (frame, random) => resealed(flipped(frame, random)),
  (frame, random) => resealed(spliced(frame, random)),
  (frame, random) => resealed(repeated(frame, random)),
  (frame, random) => resealed(repeated(frame, random)),
];

const mutated = (frame: Buffer, random: Random) => pick(random, MUTATIONS)(frame, random);

function flipped(frame: Buffer, random: Random): Buffer {
  const copy = Buffer.from(frame);
  for (let flips = 1 + below(random, 3); flips > 0; flips--) {
    const at = below(random, copy.length);
    copy[at] = (copy[at] as number) ^ (1 << below(random, 8));
  }
  return copy;
}

function truncated(frame: Buffer, random: Random): Buffer {
  const at = below(random, frame.length);
  return random() < 0.5 ? frame.subarray(0, at) : frame.subarray(at);
}

function spliced(frame: Buffer, random: Random): Buffer {
  const at = below(random, frame.length);
  const removed = random() < 0.5 ? 0 : below(random, 20);
  return Buffer.concat([frame.subarray(0, at), Buffer.from(pick(random, TOKENS)), frame.subarray(at + removed)]);
}

/** Another declared length. */
function relabelled(frame: Buffer, random: Random): Buffer {
  const copy = Buffer.from(frame);
  copy.write(String(below(random, 10_000)).padStart(4, "0"), 2, "latin1");
  return copy;
}

/** A field or item twice. */
function repeated(frame: Buffer, random: Random): Buffer {
  const fields = frame.toString("latin1").split(/(?<=[;,])/);
  const at = below(random, fields.length);
  fields.splice(below(random, fields.length), 0, fields[at] as string);
  return Buffer.from(fields.join(""), "latin1");
}

/** Length and checksum are made right for what is between them. */
const resealed = (frame: Buffer) => encodeFrame(frame.toString("latin1", 6, Math.max(6, frame.length - 6)));
