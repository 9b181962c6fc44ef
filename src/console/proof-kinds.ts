import { receiptKind } from "./evidence/receipt-kind.ts";
import { readingKind } from "./sensing/reading-kind.ts";
import type { ProofKind } from "./verify/kind.ts";

/** Every kind of document that the console verifies: the one list. */
export const PROOF_KINDS: readonly ProofKind[] = [receiptKind, readingKind];
