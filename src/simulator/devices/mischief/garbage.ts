import { encodeFrame } from "../../../bridge/model/hj212/encode.ts";
import type { Random } from "../../random.ts";

/** A frame with nothing wrong, to break. */
const SEGMENT =
  "QN=20260706103512345;ST=21;CN=2011;PW=123456;MN=0100000A8900016F00010003;Flag=5;CP=&&DataTime=20260706103000;w01010-Rtd=28.6,w01010-Flag=N;w01001-Rtd=6.5,w01001-Flag=N&&";

type Spoil = (frame: Buffer, random: Random) => Buffer;

/** What lines and broken loggers do to frames. */
const SPOILS: readonly Spoil[] = [
  // Somebody's file, or another protocol, on this port.
  (_, random) => noise(random, random.whole(2_000)),
  // A beginning without an end.
  (frame, random) => frame.subarray(0, 2 + random.whole(frame.length - 4)),
  // A wrong checksum.
  (frame) => Buffer.concat([frame.subarray(0, -6), Buffer.from("0000\r\n")]),
  // Lengths that lie.
  (frame, random) =>
    Buffer.concat([Buffer.from(`##${String(random.whole(10_000)).padStart(4, "0")}`), frame.subarray(6)]),
  // One bit turned over.
  (frame, random) => {
    const copy = Buffer.from(frame);
    const at = random.whole(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << random.whole(8));
    return copy;
  },
  // Nothing but beginnings.
  (_, random) => Buffer.from("#".repeat(random.whole(64))),
  // Longer than any frame may be.
  (_, random) => Buffer.concat([Buffer.from("##9999"), noise(random, 12_000)]),
];

function noise(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at++) bytes[at] = random.whole(256);
  return bytes;
}

/** Bytes that no HJ 212 reader should make a reading of; true frames in between are none of this function's. */
export function* hj212Garbage(random: Random, count: number): Generator<Buffer, void, undefined> {
  const frame = encodeFrame(SEGMENT);
  for (let made = 0; made < count; made++) yield random.pick(SPOILS)(frame, random);
}

/** Payloads that are no SenML, or none that can be used. */
export const SENML_GARBAGE: readonly string[] = [
  "",
  "{",
  "null",
  "[]",
  "[[]]",
  "{}",
  "hello",
  "\u0000\u0001\u0002",
  '[{"n":"w01010","v":}]',
  '[{"n":"w01010"}]',
  '[{"n":"w01010","v":1,"vs":"two"}]',
  '[{"bver":99,"n":"w01010","v":1}]',
  '[{"n":"w01010","v":NaN,"t":1782700000}]',
  '[{"n":"w01010","v":1e308,"t":1782700000}]',
  '[{"n":"w01010","v":1,"critical_":true}]',
  '[{"n":"no such name!","v":1,"t":1782700000}]',
  '[{"n":"w01010","v":1,"t":-30}]',
  `[${'{"n":"a","v":1},'.repeat(5_000)}{"n":"a","v":1}]`,
  "[".repeat(10_000),
];
