import { hexlify } from "ethers";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import { hashReadings } from "../model/leaves.ts";
import { type MerkleTree, merkleTree } from "../model/merkle-tree.ts";
import { proposedReadings } from "../model/proposal.ts";
import { readingsOf } from "../model/readings-of.ts";
import type { ReadingStore, StoredBatch } from "../model/store.ts";

/** A reading as it is sealed, and its path to the batch's root. */
export interface Proof {
  readonly reading: Reading;
  readonly proof: readonly string[];
}

interface Opened {
  readonly readings: readonly Reading[];
  readonly tree: MerkleTree;
}

/** Batches whose trees are kept: who asks for one proof often asks for its neighbours. */
const KEPT = 8;

/** Proofs of single readings, made when they are asked for: the tree of a batch is built again from what the store has. */
export class Proofs {
  readonly #store: ReadingStore;
  readonly #opened = new Map<string, Opened>();

  constructor(store: ReadingStore) {
    this.#store = store;
  }

  async of(stored: StoredBatch, seq: number): Promise<Proof> {
    const { readings, tree } = await this.#open(stored);
    const index = seq - stored.batch.firstSeq;
    return { reading: readings[index] as Reading, proof: tree.proofOf(index).map((node) => hexlify(node)) };
  }

  async #open(stored: StoredBatch): Promise<Opened> {
    const { station, firstSeq } = stored.batch;
    const key = `${station}/${firstSeq}`;
    const known = this.#opened.get(key);
    if (known) return known;
    const bytes = await readingsOf(this.#store, stored);
    const opened = {
      readings: proposedReadings({ batch: stored.batch, epoch: stored.epoch ?? 0, readings: bytes }),
      tree: merkleTree(hashReadings(bytes), { sortPairs: false }),
    };
    this.#opened.set(key, opened);
    if (this.#opened.size > KEPT) this.#opened.delete(this.#opened.keys().next().value as string);
    return opened;
  }
}
