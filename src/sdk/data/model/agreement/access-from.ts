import { safe } from "../../../core/whole.ts";
import type { Access } from "./access.ts";

/** An access as events have it: every number a bigint. */
export interface EmittedAccess {
  readonly agreement: string;
  readonly seq: bigint;
  readonly version: bigint;
  readonly purpose: bigint;
  readonly key: string;
  readonly requestHash: string;
  readonly deadline: bigint;
  readonly extractionHash: string;
  readonly ciphertextHash: string;
  readonly keyEnvelopeHash: string;
  readonly size: bigint;
}

/** An access of an event as the SDK has it. What was signed is the same. */
export function accessFrom(emitted: EmittedAccess): Access {
  const { agreement, key, requestHash, extractionHash, ciphertextHash, keyEnvelopeHash } = emitted;
  return {
    agreement,
    seq: safe("seq", emitted.seq),
    version: safe("version", emitted.version),
    purpose: safe("purpose", emitted.purpose),
    key,
    requestHash,
    deadline: safe("deadline", emitted.deadline),
    extractionHash,
    ciphertextHash,
    keyEnvelopeHash,
    size: safe("size", emitted.size),
  };
}
