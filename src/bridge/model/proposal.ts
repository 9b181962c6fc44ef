import { hexlify } from "ethers";
import type { Batch, GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import type { Quality } from "../../sdk/sensing/model/quality.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import { READING_WIDTH } from "../../sdk/sensing/model/reading-leaf.ts";
import { bridgeError } from "./errors.ts";

/** What a co-signing gateway is asked to sign, with all it needs to check it. */
export interface Proposal {
  readonly batch: Batch;
  readonly epoch: number;
  /** What the leaves are the hashes of, in order of the sequence, 86 bytes each: see contracts/sensing/Reading.sol. */
  readonly readings: Uint8Array;
  /** The proposing gateway's own, which the other one keeps: so that a batch can be sealed whose proposing gateway lost it. */
  readonly signature?: GatewaySignature;
}

/** What was sealed before a place of a station's sequence, as a co-signing gateway is shown it. */
export interface ShownPast<P = Proposal> {
  /** From the newest back. */
  readonly batches: readonly P[];
  /** The gap that ends right before them. */
  readonly gap?: { readonly station: number; readonly firstSeq: number };
}

/** A proposal as JSON carries it: the readings in base64. */
export interface ProposalMessage {
  readonly batch: Batch;
  readonly epoch: number;
  readonly readings: string;
  readonly signature?: GatewaySignature;
}

export function toMessage({ readings, ...rest }: Proposal): ProposalMessage {
  return { ...rest, readings: Buffer.from(readings).toString("base64") };
}

export function fromMessage({ readings, ...rest }: ProposalMessage): Proposal {
  return { ...rest, readings: new Uint8Array(Buffer.from(readings, "base64")) };
}

/**
 * The readings of a proposal.
 *
 * @throws `PROPOSAL_INVALID` when the bytes are not as many as the batch has readings.
 */
export function proposedReadings({ batch, readings: bytes }: Proposal): Reading[] {
  if (bytes.length !== batch.count * READING_WIDTH) {
    throw bridgeError("PROPOSAL_INVALID", `${bytes.length} bytes are not ${batch.count} readings`, {
      field: "readings",
      value: bytes.length,
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: batch.count }, (_, i) => readReading(view, bytes, i * READING_WIDTH));
}

function readReading(view: DataView, bytes: Uint8Array, at: number): Reading {
  const flag = view.getUint8(at + 48);
  return {
    station: view.getUint32(at),
    seq: safe(view.getBigUint64(at + 4), "seq"),
    sensor: view.getUint32(at + 12),
    observedAt: safe(view.getBigUint64(at + 16), "observedAt"),
    receivedAt: safe(view.getBigUint64(at + 24), "receivedAt"),
    value: safe(view.getBigInt64(at + 32), "value"),
    counter: safe(view.getBigUint64(at + 40), "counter"),
    sourceFlag: flag === 0 ? "" : String.fromCharCode(flag),
    quality: view.getUint8(at + 49) as Quality,
    checks: view.getUint32(at + 50),
    evidence: hexlify(bytes.subarray(at + 54, at + READING_WIDTH)),
  };
}

function safe(value: bigint, field: string): number {
  if (value < BigInt(Number.MIN_SAFE_INTEGER) || value > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw bridgeError("PROPOSAL_INVALID", `${field} ${value} is no safe integer`, { field, value: String(value) });
  }
  return Number(value);
}
