import { KeccakRows } from "../../../../lib/keccak/keccak.ts";
import { contentError } from "../content-errors.ts";

/** Bytes of a node. */
export const NODE = 32;

export interface TreeRootOptions {
  /** Leaves of the tree. */
  readonly count: number;
  /** Nodes that a proof gives, by their places. */
  readonly beside?: ReadonlyMap<number, Uint8Array>;
  /** Gets every node that is known, each once, in order within its level; the bytes are good until it returns. */
  readonly onNodes?: (place: number, nodes: Uint8Array) => void;
  /** Pairs that are hashed together. @default 512 */
  readonly portion?: number;
}

interface Level {
  /** Place of the node after the last. */
  next: number;
  /** Nodes at an even place and after it, whose parents are not known. */
  readonly waiting: Uint8Array<ArrayBuffer>;
  /** How many of them. */
  filled: number;
  /** The level's first node where it stands at an odd place, beside the last of the level below. */
  head: { readonly place: number; readonly node: Uint8Array } | undefined;
}

/**
 * The root above leaves that come in their order, all of them or some with a proof. Memory is flat: a portion of nodes for each
 * level. Where nodes stand, `placesBeside` says.
 */
export class TreeRoot {
  readonly #count: number;
  readonly #beside: ReadonlyMap<number, Uint8Array>;
  readonly #onNodes: TreeRootOptions["onNodes"];
  readonly #pairs: KeccakRows;
  readonly #levels: Level[] = [];
  #used = 0;

  constructor({ count, beside = new Map(), onNodes, portion = 512 }: TreeRootOptions) {
    this.#count = count;
    this.#beside = beside;
    this.#onNodes = onNodes;
    this.#pairs = new KeccakRows(portion, 2 * NODE);
  }

  get #portion(): number {
    return this.#pairs.bytes.length / this.#pairs.stride;
  }

  /** @param leaves 32 bytes each, side by side; from number `from` on, behind those that were there before. */
  push(from: number, leaves: Uint8Array): void {
    const before = this.#levels[0]?.next ?? 0;
    if (from < before || from + leaves.length / NODE > this.#count) throw mismatch(`leaf ${from} is out of its place`);
    this.#add(0, from, leaves);
  }

  /** @throws `CONTENT_ROOT_MISMATCH` when leaves or nodes are missing, or there is one too many. */
  finish(): Uint8Array {
    for (let i = 0; i < this.#levels.length; i++) {
      const level = this.#levels[i] as Level;
      this.#hashWaiting(i);
      if (level.filled === 0) continue;
      const place = level.next - 1;
      const node = level.waiting.slice(0, NODE);
      if (place === 2 * this.#count - 2) {
        if (this.#used !== this.#beside.size) throw mismatch("the proof has a node too many");
        if (this.#levels.some(({ head }) => head !== undefined)) throw mismatch("a node has none beside it");
        return node;
      }
      level.filled = 0;
      const above = this.#levels[i + 1];
      const beside = this.#given(place + 1) ?? takeHead(above, place + 1);
      if (beside === undefined) throw mismatch(`the node at ${place + 1} is missing`);
      this.#addParent(i + 1, place, node, beside);
    }
    throw mismatch("leaves are missing");
  }

  #given(place: number): Uint8Array | undefined {
    const node = this.#beside.get(place);
    if (node !== undefined) this.#used++;
    return node;
  }

  #add(i: number, place: number, nodes: Uint8Array): void {
    if (nodes.length === 0) return;
    this.#onNodes?.(place, nodes);
    this.#levels[i] ??= {
      next: place,
      waiting: new Uint8Array(2 * this.#portion * NODE),
      filled: 0,
      head: undefined,
    };
    const level = this.#levels[i] as Level;
    if (place !== level.next) this.#bridgeGap(i);
    let at = 0;
    if (level.filled === 0 && place % 2 === 1) {
      const before = this.#given(place - 1);
      const node = nodes.slice(0, NODE);
      if (before !== undefined) this.#addParent(i + 1, place - 1, before, node);
      else if (level.next === place && i > 0) level.head = { place, node };
      else throw mismatch(`the node at ${place - 1} is missing`);
      at = NODE;
    }
    level.next = place + at / NODE;
    while (at < nodes.length) {
      const room = level.waiting.length / NODE - level.filled;
      const taken = Math.min(room, (nodes.length - at) / NODE);
      level.waiting.set(nodes.subarray(at, at + taken * NODE), level.filled * NODE);
      level.filled += taken;
      level.next += taken;
      at += taken * NODE;
      if (taken === room) this.#hashWaiting(i);
    }
  }

  /** Nothing more comes beside the last node: a proof has what stands there. */
  #bridgeGap(i: number): void {
    const level = this.#levels[i] as Level;
    this.#hashWaiting(i);
    if (level.filled === 0) return;
    const place = level.next - 1;
    const beside = this.#given(place + 1);
    if (beside === undefined) throw mismatch(`the node at ${place + 1} is missing`);
    const node = level.waiting.slice(0, NODE);
    level.filled = 0;
    this.#addParent(i + 1, place, node, beside);
  }

  /** Of the nodes at an even place and at the next. */
  #addParent(i: number, even: number, first: Uint8Array, second: Uint8Array): void {
    this.#pairs.bytes.set(second, 0);
    this.#pairs.bytes.set(first, NODE);
    this.#add(i, this.#count + even / 2, this.#pairs.hash(1));
  }

  #hashWaiting(i: number): void {
    const level = this.#levels[i] as Level;
    const count = Math.floor(level.filled / 2);
    if (count === 0) return;
    const { bytes, stride } = this.#pairs;
    const [from, to] = [new Uint32Array(level.waiting.buffer), new Uint32Array(bytes.buffer)];
    for (let pair = 0; pair < count; pair++) {
      const [source, target] = [(2 * pair * NODE) / 4, (pair * stride) / 4];
      for (let word = 0; word < NODE / 4; word++) {
        to[target + word] = from[source + NODE / 4 + word] as number;
        to[target + NODE / 4 + word] = from[source + word] as number;
      }
    }
    const parents = this.#pairs.hash(count);
    const first = level.next - level.filled;
    level.waiting.copyWithin(0, 2 * count * NODE, level.filled * NODE);
    level.filled -= 2 * count;
    this.#add(i + 1, this.#count + first / 2, parents);
  }
}

function takeHead(level: Level | undefined, place: number): Uint8Array | undefined {
  if (level?.head?.place !== place) return undefined;
  const { node } = level.head;
  level.head = undefined;
  return node;
}

function mismatch(reason: string) {
  return contentError("CONTENT_ROOT_MISMATCH", `the rows do not lead to a root: ${reason}`, { reason });
}
