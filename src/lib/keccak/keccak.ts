import { createSponge, DIGEST, FREE_FROM, RATE } from "./sponge.ts";

/** Bytes hashed by one call: few enough to stay in a core's cache. */
const PORTION = 512 * RATE;
const PAGE = 0x1_0000;

const sponge = createSponge(Math.ceil((FREE_FROM + 2 * PORTION) / PAGE));
let memory = new Uint8Array(sponge.memory.buffer);

/** Bytes of a message with its padding, which is at least one byte. */
const padded = (width: number) => RATE * (Math.floor(width / RATE) + 1);

/** Keccak's padding is 10*1, each byte's lowest bit first. `bytes` are zero behind the message. */
function pad(bytes: Uint8Array, messageEnd: number, end: number): void {
  bytes[messageEnd] = 0x01;
  bytes[end - 1] = (bytes[end - 1] as number) | 0x80;
}

/** Hashes what `fill` writes to the beginning of the room it is given: `count` messages, padded to `stride` bytes each. */
function run(stride: number, count: number, fill: (room: Uint8Array) => void): Uint8Array {
  const even = count + (count % 2);
  const output = FREE_FROM + even * stride;
  const missing = output + even * DIGEST - memory.length;
  if (missing > 0) {
    sponge.memory.grow(Math.ceil(missing / PAGE));
    memory = new Uint8Array(sponge.memory.buffer);
  }
  fill(memory.subarray(FREE_FROM, output));
  sponge.run(FREE_FROM, stride / RATE, output, count);
  return memory.subarray(output, output + count * DIGEST);
}

/** At least one message, and no more than are hashed well by one call. */
const portionOf = (stride: number, count: number) => Math.min(count, Math.max(1, Math.floor(PORTION / stride)));

/**
 * Messages of one width, to be written where they are hashed from: message `i` at byte `i * stride` of `bytes`. Hashing them costs
 * a fifth of hashing one by one.
 */
export class KeccakRows {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly stride: number;

  constructor(count: number, width: number) {
    this.stride = padded(width);
    this.bytes = new Uint8Array(count * this.stride);
    for (let at = 0; at < this.bytes.length; at += this.stride) pad(this.bytes, at + width, at + this.stride);
  }

  /** Makes a message shorter or longer than it was: `width` bytes, which have to fit into the stride with a byte of padding. */
  resize(row: number, width: number): void {
    const at = row * this.stride;
    this.bytes.fill(0, at + width, at + this.stride);
    pad(this.bytes, at + width, at + this.stride);
  }

  /** keccak256 of the first `count` messages, side by side, 32 bytes each. */
  hash(count: number): Uint8Array {
    const { bytes, stride } = this;
    const hashes = new Uint8Array(count * DIGEST);
    for (let done = 0; done < count; ) {
      const portion = portionOf(stride, count - done);
      const rows = bytes.subarray(done * stride, (done + portion) * stride);
      hashes.set(
        run(stride, portion, (room) => room.set(rows)),
        done * DIGEST,
      );
      done += portion;
    }
    return hashes;
  }
}

/** keccak256 of many messages, in their order. Neighbours that are padded to the same length are hashed together. */
export function keccakAll(messages: readonly Uint8Array[]): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  for (let from = 0; from < messages.length; from = hashes.length) {
    const stride = padded((messages[from] as Uint8Array).length);
    let end = from + 1;
    while (end < messages.length && padded((messages[end] as Uint8Array).length) === stride) end++;
    const portion = messages.slice(from, from + portionOf(stride, end - from));
    const found = run(stride, portion.length, (room) => {
      room.fill(0);
      for (const [i, message] of portion.entries()) {
        room.set(message, i * stride);
        pad(room, i * stride + message.length, (i + 1) * stride);
      }
    });
    for (let i = 0; i < portion.length; i++) hashes.push(found.slice(i * DIGEST, (i + 1) * DIGEST));
  }
  return hashes;
}

/** keccak256 of one message. */
export function keccak256(message: Uint8Array): Uint8Array {
  return keccakAll([message])[0] as Uint8Array;
}
