import type { Device } from "./device.ts";
import type { Segment } from "./segment.ts";

/** One frame of a split message. */
export interface Part {
  readonly device: Device;
  readonly segment: Segment;
  readonly raw: Buffer;
  /** Unix milliseconds, UTC. */
  readonly receivedAt: number;
}

/** What a part led to. */
export type Offered =
  /** Others are awaited. */
  | { readonly kind: "kept" }
  /** It was the last one: here they all are, in order. */
  | { readonly kind: "whole"; readonly parts: readonly Part[] }
  /** It is there already. */
  | { readonly kind: "repeated" }
  /** It is there already, with other content, which stands. */
  | { readonly kind: "conflict" }
  /** Its message was complete before: it stands for itself, and the store will know it. */
  | { readonly kind: "late" };

interface Message {
  readonly pnum: number;
  readonly since: number;
  readonly parts: Map<number, Part>;
  /** Complete ones are remembered for a while without their content, so that a repeated part does not begin them anew. */
  whole: boolean;
  bytes: number;
}

export interface ReassemblyLimits {
  /** Milliseconds after its first part that a message is waited for. */
  readonly patience: number;
  /** Messages under way, complete ones that are remembered included. */
  readonly messages: number;
  /** Bytes of parts kept. */
  readonly bytes: number;
}

/** A logger gives up an answer after ten seconds and three repetitions; what takes longer does not come. */
export const REASSEMBLY: ReassemblyLimits = { patience: 60_000, messages: 1024, bytes: 8 << 20 };

/**
 * Puts split messages together. Their parts have QNs of their own, so a message is known by (MN, CN, DataTime, PNUM). Parts may
 * come in any order, over more than one connection, and more than once.
 */
export class Reassembly {
  /** In order of their beginning: maps keep the order of insertion. */
  readonly #messages = new Map<string, Message>();
  readonly #limits: ReassemblyLimits;
  #bytes = 0;

  constructor(limits: ReassemblyLimits = REASSEMBLY) {
    this.#limits = limits;
  }

  offer(part: Part): Offered {
    const { segment } = part;
    const key = `${segment.mn}/${segment.cn}/${dataTimeOf(segment)}/${segment.pnum}`;
    let message = this.#messages.get(key);
    if (message?.whole) return { kind: "late" };
    if (message === undefined) {
      message = { pnum: segment.pnum, since: part.receivedAt, parts: new Map(), whole: false, bytes: 0 };
      this.#messages.set(key, message);
    }
    const before = message.parts.get(segment.pno);
    if (before !== undefined) return { kind: before.segment.cp === segment.cp ? "repeated" : "conflict" };
    message.parts.set(segment.pno, part);
    message.bytes += part.raw.length;
    this.#bytes += part.raw.length;
    if (message.parts.size < message.pnum) return { kind: "kept" };
    const parts = inOrder(message);
    this.#forget(message);
    message.whole = true;
    return { kind: "whole", parts };
  }

  /** Gives up messages whose time is over, and the oldest where there are too many: what came of each, in order. */
  expire(now: number): Part[][] {
    const given: Part[][] = [];
    for (const [key, message] of this.#messages) {
      const full = this.#messages.size > this.#limits.messages || this.#bytes > this.#limits.bytes;
      if (!full && now - message.since < this.#limits.patience) break;
      this.#messages.delete(key);
      if (message.whole) continue;
      given.push(inOrder(message));
      this.#forget(message);
    }
    return given;
  }

  /** Gives up everything. */
  clear(): Part[][] {
    return this.expire(Number.POSITIVE_INFINITY);
  }

  get bytes(): number {
    return this.#bytes;
  }

  #forget(message: Message): void {
    this.#bytes -= message.bytes;
    message.bytes = 0;
    message.parts.clear();
  }
}

const inOrder = ({ parts }: Message) => [...parts.values()].sort((a, b) => a.segment.pno - b.segment.pno);

function dataTimeOf({ items }: Segment): string {
  for (const item of items) for (const [name, value] of item) if (name === "DataTime") return value;
  return "";
}
