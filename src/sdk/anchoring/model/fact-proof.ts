import type { StateProof } from "../chain/fetch-state-proof.ts";

/** The proof of one word of another chain's state, as contracts here take it. */
export interface FactProof {
  /** A height that is recorded. */
  readonly number: number;
  /** Nodes of the contract's account. */
  readonly accountNodes: string[];
  /** Nodes of the slot; none where the contract's storage is empty. */
  readonly storageNodes: string[];
}

/** A fact that was proved, and what proves it again to a contract of this chain. */
export interface ProvedFact {
  /** Time of the header under which it is so, in seconds since 1970. */
  readonly time: number;
  readonly proof: FactProof;
}

/** Of a proof of one slot. */
export function factProofOf({ number, accountProof, slots }: StateProof): FactProof {
  return { number, accountNodes: [...accountProof], storageNodes: [...(slots[0]?.proof ?? [])] };
}
