import { untilAborted } from "../../lib/abort.ts";
import type { Clock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Batch } from "../../sdk/sensing/model/batch.ts";
import { bridgeError } from "../model/errors.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Proposal } from "../model/proposal.ts";
import type { ReadingStore, StoredBatch } from "../model/store.ts";
import type { Cosigner } from "./cosigner.ts";
import { gatherSignatures } from "./gather.ts";
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
  /** Milliseconds between two attempts after a failure, doubled up to `longestRetry`. */
  readonly retryAfter: number;
  /** @default 60_000 */
  readonly longestRetry?: number;
  onSealed?(batch: StoredBatch): void;
  /** Hears why sealing does not go on, and `undefined` once it does. */
  onProblem?(station: number, error: unknown): void;
}

/** Most batches of a station that are looked at in one go. */
const AT_ONCE = 16;
const LONGEST_RETRY = 60_000;
/** The chain is looked at so often, in milliseconds, though nothing new is closed: it may have lost something. */
const LOOK_AFTER = 60_000;

/**
 * Brings closed batches of one station onto the chain, in order, each exactly once. The chain's sequence is the truth: what it
 * has is noted, what it lost (a chain that was put back) is brought again under the signatures that were given.
 */
export class Submitter {
  readonly #parameters: SubmitterParameters;
  /** Batches whose stored signatures the chain did not honour: they are signed again. */
  readonly #spoilt = new Set<string>();

  constructor(parameters: SubmitterParameters) {
    this.#parameters = parameters;
  }

  /** Works until `signal` aborts, and then lets go of what is under way. `wake` resolves when there may be something new. */
  async run(station: number, wake: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    const { clock, log, retryAfter, longestRetry = LONGEST_RETRY, onProblem } = this.#parameters;
    let wait = retryAfter;
    while (!signal.aborted) {
      try {
        const isBusy = await untilAborted(signal, () => this.submitClosed(station, signal));
        onProblem?.(station, undefined);
        wait = retryAfter;
        if (!isBusy) await this.#rest(wake, signal);
      } catch (error) {
        if (signal.aborted) return;
        onProblem?.(station, error);
        log.warn({ station, code: isTallyError(error) ? error.code : "INTERNAL", err: error }, "sealing failed");
        await clock.sleep(wait, signal);
        wait = Math.min(2 * wait, longestRetry);
      }
    }
  }

  async #rest(wake: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    await Promise.race([wake(either), this.#parameters.clock.sleep(LOOK_AFTER, either)]);
    over.abort();
  }

  /**
   * Seals what is closed, and again what the chain had and lost. Returns whether there was anything.
   *
   * @throws `CHAIN_DISAGREES`, `COSIGN_REFUSED`, `COSIGN_EQUIVOCATION`, and what the SDK throws.
   */
  async submitClosed(station: number, signal?: AbortSignal): Promise<boolean> {
    const { store, chain } = this.#parameters;
    const [open] = await store.unsealed(station, 1);
    const sealedThrough = await chain.lastSeq(station);
    const from = Math.min(sealedThrough + 1, open?.batch.firstSeq ?? Number.MAX_SAFE_INTEGER);
    const waiting = await store.batches(station, from, AT_ONCE);
    for (const batch of waiting) {
      if (signal?.aborted) return true;
      await this.#seal(batch, sealedThrough);
    }
    return waiting.length > 0;
  }

  async #seal(stored: StoredBatch, sealedThrough: number): Promise<void> {
    const { store, clock, onSealed } = this.#parameters;
    const { batch } = stored;
    const { station, firstSeq } = batch;
    let at = firstSeq <= sealedThrough ? await this.#findOrDisagree(stored) : undefined;
    at ??= await this.#submit(stored);
    // Before it is noted: a crash in between opens again what is open, which changes nothing.
    if (batch.exceedances.length > 0) await this.#open(batch);
    await store.markSealed(station, firstSeq, { ...at, sealedAt: clock.now() });
    onSealed?.({ ...stored, state: "sealed", ...at });
  }

  async #submit(stored: StoredBatch) {
    const { chain } = this.#parameters;
    const { batch } = stored;
    const place = `${batch.station}/${batch.firstSeq}`;
    const { epoch, quorum } = await chain.gateways(batch.station);
    const isSigned = stored.signatures !== undefined && stored.epoch === epoch && !this.#spoilt.has(place);
    const signatures = isSigned ? stored.signatures : await this.#sign(stored, epoch, quorum);
    this.#spoilt.delete(place);
    try {
      return await chain.submit({ batch, epoch, signatures, ...(stored.transaction && { lost: stored.transaction }) });
    } catch (error) {
      if (isTallyError(error) && !error.retryable) this.#spoilt.add(place);
      throw error;
    }
  }

  /** A listed exceedance that the chain refuses (its limit was changed meanwhile) must not hold up the sequence. */
  async #open(batch: Batch): Promise<void> {
    try {
      const skipped = await this.#parameters.chain.openListed(batch);
      const { station, firstSeq } = batch;
      for (const { item, fault } of skipped) {
        const seq = batch.exceedances[item]?.seq;
        this.#parameters.log.warn({ station, firstSeq, seq, fault }, "an exceedance was not opened");
      }
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
    // Where one signature is enough, nobody has to see the readings.
    const signatures =
      quorum === 1
        ? [await gateway.sign(stored.batch, epoch)]
        : await gatherSignatures(await proposalOf(stored, epoch), quorum, gateway, cosignersOf(station));
    if (stored.state !== "sealed") await store.markSigned(station, firstSeq, { epoch, signatures });
    return signatures;
  }
}
