import type { Clock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Batch } from "../../sdk/sensing/batch.ts";
import { bridgeError } from "../errors.ts";
import type { ReadingStore, StoredBatch } from "../store/store.ts";
import type { Cosigner } from "./cosigner.ts";
import type { Gateway } from "./gateway.ts";
import { gatherSignatures } from "./gather.ts";
import type { Proposal } from "./proposal.ts";
import type { SealingChain } from "./sealing-chain.ts";

export interface SubmitterParameters {
  readonly store: ReadingStore;
  readonly chain: SealingChain;
  readonly gateway: Gateway;
  /** Builds what the co-signing gateways get to see of a batch. */
  proposalOf(batch: StoredBatch, epoch: number): Promise<Proposal>;
  cosignersOf(station: number): readonly Cosigner[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds between two attempts after a failure, doubled up to a minute. */
  readonly retryAfter: number;
  onSealed?(batch: StoredBatch): void;
}

/** Most batches of a station that are looked at in one go. */
const AT_ONCE = 16;
const LONGEST_WAIT = 60_000;

/**
 * Brings closed batches of one station onto the chain, in order, each exactly once. The chain's sequence is the truth: what it
 * has is noted, what it lost (a chain that was put back) is brought again under the signatures that were given.
 */
export class Submitter {
  readonly #parameters: SubmitterParameters;

  constructor(parameters: SubmitterParameters) {
    this.#parameters = parameters;
  }

  /** Works until `signal` aborts; `wake` resolves when there may be something new. */
  async run(station: number, wake: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const { clock, log, retryAfter } = this.#parameters;
    let wait = retryAfter;
    while (!signal.aborted) {
      try {
        if (!(await this.submitClosed(station, signal))) await wake();
        wait = retryAfter;
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ station, code: isTallyError(error) ? error.code : "UNKNOWN", err: error }, "sealing failed");
        await clock.sleep(wait, signal);
        wait = Math.min(2 * wait, LONGEST_WAIT);
      }
    }
  }

  /**
   * Seals what is closed. Returns whether there was anything.
   *
   * @throws `CHAIN_DISAGREES`, `COSIGN_REFUSED`, `COSIGN_EQUIVOCATION`, and what the SDK throws.
   */
  async submitClosed(station: number, signal?: AbortSignal): Promise<boolean> {
    const { store, chain } = this.#parameters;
    const open = await store.unsealed(station, AT_ONCE);
    const sealedThrough = await chain.lastSeq(station);
    const expected = open[0]?.batch.firstSeq ?? (await store.lastSeq(station)) + 1;
    const lost = sealedThrough + 1 < expected ? await this.#sealedFrom(station, sealedThrough + 1) : [];
    for (const batch of [...lost, ...open]) {
      if (signal?.aborted) return true;
      await this.#seal(batch, sealedThrough);
    }
    return lost.length + open.length > 0;
  }

  /** Batches that this store holds as sealed, from a number on. */
  async #sealedFrom(station: number, seq: number): Promise<StoredBatch[]> {
    const batches = await this.#parameters.store.batches(station, seq, AT_ONCE);
    return batches.filter(({ state }) => state === "sealed");
  }

  async #seal(stored: StoredBatch, sealedThrough: number): Promise<void> {
    const { store, chain, clock, onSealed } = this.#parameters;
    const { batch } = stored;
    const { station, firstSeq } = batch;
    let at = firstSeq <= sealedThrough ? await this.#findOrDisagree(stored) : undefined;
    if (at === undefined) {
      const { epoch, quorum } = await chain.gateways(station);
      const signed = stored.signatures !== undefined && stored.epoch === epoch ? stored : undefined;
      const signatures = signed?.signatures ?? (await this.#sign(stored, epoch, quorum));
      at = await chain.submit(batch, epoch, signatures);
    }
    // Before it is noted: a crash in between opens again what is open, which changes nothing.
    if (batch.exceedances.length > 0) await this.#open(batch);
    await store.markSealed(station, firstSeq, { ...at, sealedAt: clock.now() });
    onSealed?.({ ...stored, state: "sealed", ...at });
  }

  /** A listed exceedance that the chain refuses (its limit was changed meanwhile) must not hold up the sequence. */
  async #open(batch: Batch): Promise<void> {
    try {
      await this.#parameters.chain.openListed(batch);
    } catch (error) {
      if (!isTallyError(error) || error.retryable) throw error;
      const { station, firstSeq } = batch;
      this.#parameters.log.warn({ station, firstSeq, code: error.code, err: error }, "an exceedance was not opened");
    }
  }

  async #findOrDisagree({ batch }: StoredBatch) {
    const at = await this.#parameters.chain.find(batch);
    if (at !== undefined) return at;
    const { station, firstSeq } = batch;
    throw bridgeError("CHAIN_DISAGREES", `station ${station}: the chain has another batch at reading ${firstSeq}`, {
      station,
      firstSeq,
    });
  }

  async #sign(stored: StoredBatch, epoch: number, quorum: number) {
    const { store, gateway, cosignersOf, proposalOf } = this.#parameters;
    const { station, firstSeq } = stored.batch;
    const proposal = await proposalOf(stored, epoch);
    const signatures = await gatherSignatures(proposal, quorum, gateway, cosignersOf(station));
    await store.markSigned(station, firstSeq, { epoch, signatures });
    return signatures;
  }
}
