import type { BaseWallet, Provider, TransactionReceipt } from "ethers";
import { untilAborted } from "../../../lib/abort.ts";
import type { Clock } from "../../../lib/clock.ts";
import { isTallyError, type TallyError } from "../../../lib/errors.ts";
import { sdkError } from "../errors.ts";
import { watchHead } from "../head-watch.ts";
import { rpc } from "../rpc.ts";
import type { Fees } from "./fees.ts";
import { type Answer, isTooDistant, readAnswer } from "./node-answer.ts";
import { findNonceUse } from "./nonce-use.ts";
import { sendRaw } from "./send-raw.ts";
import { signEmpty, signTransaction } from "./sign.ts";
import type { OutboxEntry, OutboxLane, OutboxState } from "./store.ts";

export interface DispatcherParameters {
  readonly provider: Provider;
  readonly signer: BaseWallet;
  readonly lane: OutboxLane;
  readonly chainId: bigint;
  readonly clock: Clock;
  readonly fees: (provider: Provider) => Promise<Fees>;
  readonly maxInFlight: number;
  readonly resendAfter: number;
  readonly maxRefusals: number;
  readonly haltedAfter: number;
  readonly signal: AbortSignal;
  readonly onError: (error: TallyError) => void;
  readonly onRenewed: (record: OutboxEntry) => void;
  readonly onFinal: (record: OutboxEntry, receipt: TransactionReceipt | null) => void;
}

/** Brings stored transactions onto the chain, one round after the other. */
export interface Dispatcher {
  /** Records that are not final, by key. */
  readonly pending: Map<string, OutboxEntry>;
  /** The highest transaction count that the node has told twice in a row: one answer alone gives no nonce away. */
  readonly latest: number;
  /** What keeps transactions from going on though the node answers, as the last round found. */
  readonly problem: TallyError | undefined;
  /** Settles what is mined and sends what is due; true if anything moved. */
  round(): Promise<boolean>;
}

export async function createDispatcher(parameters: DispatcherParameters): Promise<Dispatcher> {
  const { provider, signer, lane, chainId, clock, signal } = parameters;
  const pending = new Map((await lane.pending()).map((record) => [record.key, record]));
  /** When a record was last handed to the node by this process; nothing is taken for granted after a restart. */
  const tried = new Map<string, number>();
  const refusals = new Map<string, number>();
  /** Records whose nonce is used, nobody knows by what, and since when. */
  const unexplained = new Map<string, number>();
  const head = watchHead(provider, clock);
  /** Whether something waited when the last round ended: while nothing does, a head that stands still is no halt. */
  let waited = false;
  let problem: TallyError | undefined;
  /** What is next and is not taken: of an account that is not permitted, or poor; by a pool that is full. */
  let held: { readonly key: string; readonly since: number; readonly reason: string } | undefined;
  /** How many nonces beyond the count are tried: what the pool refuses narrows it, and what is mined widens it by one a round. */
  let ahead = parameters.maxInFlight;
  let settled = await lane.settled();
  let latest = 0;
  let previous = 0;
  /** The count of the last round. */
  let counted = 0;

  const ask = <T>(call: () => Promise<T>): Promise<T> => rpc(() => untilAborted(signal, call));

  // Twice, for the first answer alone is not believed.
  await countTransactions();
  await countTransactions();

  /** Never from `pending`: pools differ from node to node and have gaps. */
  async function countTransactions(): Promise<number> {
    const count = await ask(() => provider.getTransactionCount(signer.address, "latest"));
    if (count < settled) {
      throw sdkError(
        "NODE_BEHIND",
        `the node counts ${count} transactions of ${signer.address}, ${settled} are final`,
        {
          count,
          settled,
          account: signer.address,
        },
      );
    }
    latest = Math.max(latest, Math.min(previous, count));
    previous = count;
    return count;
  }

  /** What keeps transactions from going on though the node answers. */
  async function diagnose(count: number): Promise<TallyError | undefined> {
    const lowest = Math.min(...[...pending.values()].map(({ tx }) => tx.nonce));
    if (pending.size > 0 && count < lowest) {
      // The chain takes the nonces one after the other, and nobody will send those below our lowest.
      const message = `the chain waits for nonce ${count} of ${signer.address}, the outbox begins at ${lowest}`;
      return sdkError("NONCE_GAP", message, { account: signer.address, count, lowest, pending: pending.size });
    }
    for (const [key, since] of unexplained) {
      const record = pending.get(key);
      if (!record || clock.now() - since < parameters.resendAfter) continue;
      const { nonce, hash } = record.tx;
      const message = `nonce ${nonce} is used, and the node shows neither ${hash} nor what else used it`;
      return sdkError("NONCE_USE_UNKNOWN", message, { account: signer.address, nonce, hash, key });
    }
    const waiting = held && pending.get(held.key);
    if (held && waiting && clock.now() - held.since >= parameters.resendAfter) {
      const { nonce, hash } = waiting.tx;
      const { key, reason } = held;
      const message = `the node does not take ${hash}: ${reason}`;
      return sdkError("RPC_REFUSED", message, { account: signer.address, nonce, hash, key, reason });
    }
    if (pending.size === 0) return undefined;
    return (await untilAborted(signal, () => head.look())) < parameters.haltedAfter ? undefined : head.halted();
  }

  async function save(record: OutboxEntry): Promise<OutboxEntry> {
    await lane.put(record);
    pending.set(record.key, record);
    return record;
  }

  async function finish(record: OutboxEntry, state: OutboxState, hash: string, receipt: TransactionReceipt | null) {
    const final = step(record, state, { at: clock.now(), hash });
    await lane.put(final);
    settled = Math.max(settled, final.tx.nonce + 1);
    pending.delete(final.key);
    tried.delete(final.key);
    refusals.delete(final.key);
    unexplained.delete(final.key);
    parameters.onFinal(final, receipt);
    return true;
  }

  /** The nonce is used: by our transaction, by the empty one in its place, or by a stranger. */
  async function settle(record: OutboxEntry): Promise<boolean> {
    const { tx, filler } = record;
    const receipt = await ask(() => provider.getTransactionReceipt(tx.hash));
    if (receipt) return finish(record, receipt.status === 1 ? "Mined" : "Reverted", tx.hash, receipt);
    if (filler && (await ask(() => provider.getTransactionReceipt(filler.hash)))) {
      return finish(record, "Rejected", filler.hash, null);
    }
    const use = await ask(() => findNonceUse(provider, signer.address, tx.nonce));
    if (!use || use.hashes.includes(tx.hash) || (filler && use.hashes.includes(filler.hash))) {
      if (!unexplained.has(record.key)) unexplained.set(record.key, clock.now());
      return false;
    }
    if (filler) return finish(record, "Rejected", use.by, null);
    await signAgain(record, `block ${use.block} used nonce ${tx.nonce} by ${use.by}`);
    return true;
  }

  async function signAgain(record: OutboxEntry, reason: string): Promise<void> {
    const fees = await ask(() => parameters.fees(provider));
    const { to, data, gasLimit } = record.call;
    const renewed = await lane.renew(record.key, latest, (nonce, before) => {
      const tx = signTransaction(signer, { chainId, nonce, to, data, gasLimit: BigInt(gasLimit), fees });
      const lost = step(before, "Lost", { at: clock.now(), hash: before.tx.hash, reason });
      return { ...step(lost, "Signed", { at: clock.now(), hash: tx.hash }), tx };
    });
    pending.set(renewed.key, renewed);
    tried.delete(renewed.key);
    refusals.delete(renewed.key);
    unexplained.delete(renewed.key);
    parameters.onRenewed(renewed);
  }

  /** The account's later transactions must not wait for one that will never be mined. */
  async function fillGap(record: OutboxEntry, reason: string): Promise<void> {
    const fees = await ask(() => parameters.fees(provider));
    const filler = signEmpty(signer, chainId, record.tx.nonce, fees);
    await save({ ...step(record, "Refused", { at: clock.now(), hash: record.tx.hash, reason }), filler });
    tried.delete(record.key);
  }

  const isKnown = async (hash: string) =>
    (await ask(() => provider.getTransactionReceipt(hash))) !== null ||
    (await ask(() => provider.getTransaction(hash))) !== null;

  /** Hands the node the bytes that were stored. False: later ones would not be taken either. */
  async function deliver(record: OutboxEntry, isNext: boolean): Promise<boolean> {
    const tx = record.filler ?? record.tx;
    try {
      await untilAborted(signal, () => sendRaw(provider, tx.raw));
    } catch (error) {
      if (signal.aborted) throw error;
      const answer = await readAnswer(error);
      // An error may come from a node that has the transaction all the same: reverted, known, mined already.
      if (!(await isKnown(tx.hash))) return refused(record, answer, isNext, error);
    }
    tried.set(record.key, clock.now());
    if (held?.key === record.key) held = undefined;
    if (record.state === "Signed") await save(step(record, "Sent", { at: clock.now(), hash: tx.hash }));
    return true;
  }

  async function refused(record: OutboxEntry, answer: Answer, isNext: boolean, error: unknown): Promise<boolean> {
    if (answer.kind === "unreachable") throw error;
    // As many as the pool takes beyond what is mined; the nonce that is next is never too far.
    if (isTooDistant(answer.reason)) ahead = Math.max(1, record.tx.nonce - previous);
    if (answer.kind === "later" && isNext && !isTooDistant(answer.reason)) {
      const since = held?.key === record.key ? held.since : clock.now();
      held = { key: record.key, since, reason: answer.reason };
    }
    if (answer.kind === "later" || record.filler) return false;
    const count = (refusals.get(record.key) ?? 0) + (isNext ? 1 : 0);
    refusals.set(record.key, count);
    tried.set(record.key, clock.now());
    if (answer.kind === "unclear" && count < parameters.maxRefusals) return false;
    await fillGap(record, answer.reason);
    return true;
  }

  return {
    pending,
    get latest() {
      return latest;
    },
    get problem() {
      return problem;
    },
    async round() {
      const count = await countTransactions();
      if (count > counted) ahead = Math.min(parameters.maxInFlight, ahead + 1);
      counted = count;
      if (!waited && pending.size > 0) head.restart();
      let [moved, wentOn] = [false, false];
      const byNonce = [...pending.values()].sort((a, b) => a.tx.nonce - b.tx.nonce);
      for (const record of byNonce.filter(({ tx }) => tx.nonce < count)) {
        try {
          wentOn = (await settle(record)) || wentOn;
        } catch (error) {
          // A node that keeps no old state cannot show who used a nonce; the others must not wait for it.
          if (!isTallyError(error, "RPC_REFUSED")) throw error;
          parameters.onError(error);
        }
      }
      for (const record of byNonce.filter(({ tx }) => tx.nonce >= count && tx.nonce < count + ahead)) {
        const before = tried.get(record.key);
        if (before !== undefined && clock.now() - before < parameters.resendAfter) continue;
        if (!(await deliver(record, record.tx.nonce === count))) break;
        moved = true;
      }
      // What was handed over, or handed over again, does not tell that the chain goes on.
      const found = wentOn ? undefined : await diagnose(count);
      if (found !== undefined && found.code !== problem?.code) parameters.onError(found);
      problem = found;
      waited = pending.size > 0;
      return moved || wentOn;
    },
  };
}

/** The record with one more step in its history. */
export function step(
  record: OutboxEntry,
  state: OutboxState,
  details: { at: number; hash: string; reason?: string },
): OutboxEntry {
  return { ...record, state, history: [...record.history, { state, ...details }] };
}
