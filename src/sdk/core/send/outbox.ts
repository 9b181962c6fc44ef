import { type BaseWallet, hexlify, type Provider, randomBytes, type TransactionReceipt } from "ethers";
import { untilAborted } from "../../../lib/abort.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import type { TallyError } from "../../../lib/errors.ts";
import { sdkError } from "../errors.ts";
import { requireBlock } from "../require-block.ts";
import { rpc } from "../rpc.ts";
import { createDispatcher } from "./dispatcher.ts";
import { currentFees, type Fees } from "./fees.ts";
import { requestHash } from "./request-hash.ts";
import type { Call, Sender, SendOptions, SentTransaction } from "./sender.ts";
import { signTransaction } from "./sign.ts";
import { isFinal, type OutboxEntry, type OutboxStore } from "./store.ts";

export interface OutboxParameters {
  readonly provider: Provider;
  /** Signs in this process. Nothing else may send with this account. */
  readonly signer: BaseWallet;
  readonly store: OutboxStore;
  readonly clock?: Clock;
  /**
   * How many transactions may be with the node and not mined; the rest waits in the store, first in, first out. A pool that takes
   * fewer (Besu's sequenced one takes 5 by default, the layered one 200) says so, and gets fewer from then on.
   * @default 64
   */
  readonly maxInFlight?: number;
  /** Milliseconds without a receipt after which the same bytes are sent again. @default 30 000 */
  readonly resendAfter?: number;
  /** Milliseconds between looks at the chain while something is on its way. @default 500 */
  readonly pollInterval?: number;
  /** Refusals without a known meaning, `resendAfter` apart, after which a transaction is given up. @default 5 */
  readonly maxRefusals?: number;
  /** Milliseconds without a new block, while transactions wait, after which the chain counts as halted. @default 60 000 */
  readonly haltedAfter?: number;
  readonly fees?: (provider: Provider) => Promise<Fees>;
  /** Hears of every failed attempt; the outbox goes on trying. */
  readonly onError?: (error: TallyError) => void;
  /** Hears of `problem` each time that it is another one, and `undefined` once there is none. */
  readonly onProblem?: (problem: TallyError | undefined) => void;
}

/** What is known of one business act. */
export type OutboxStatus = Pick<OutboxEntry, "key" | "state" | "history"> & {
  readonly nonce: number;
  readonly hash: string;
};

export interface Outbox extends Sender {
  recall(call: Call, options: SendOptions): Promise<SentTransaction | undefined>;
  status(key: string): Promise<OutboxStatus | undefined>;
  /** How many transactions are not final. */
  readonly pending: number;
  /** What keeps transactions from going on, for a program's health; undefined once the outbox gets on again. */
  readonly problem: TallyError | undefined;
  /** Stops; what is not final is taken up when the store is opened again. */
  close(): Promise<void>;
}

const LONGEST_BACK_OFF = 30_000;

/**
 * A sender that loses and doubles nothing when it is killed at any moment: it gives the nonce, signs and stores in one
 * transaction, and only then sends. `send` resolves when the transaction is stored.
 *
 * The chain's blocks have to be final, as with QBFT: what is mined once is not looked at again.
 *
 * @throws `OUTBOX_LOCKED`, `NODE_BEHIND`, `RPC_UNREACHABLE`. Its `send` throws `IDEMPOTENCY_CONFLICT`, `OUTBOX_CLOSED` and what
 * the gas estimate throws; its `receipt` throws `TX_REJECTED`, `OUTBOX_CLOSED`.
 *
 * @example
 * import { Wallet } from "ethers";
 * import { connect, createOutbox } from "tallystick";
 * import { attest } from "tallystick/evidence";
 * import { openProvider, sqliteStore } from "tallystick/node";
 *
 * const provider = openProvider({ url: "http://127.0.0.1:8545" });
 * const sender = await createOutbox({ provider, signer: new Wallet(key, provider), store: sqliteStore("outbox.db") });
 * const client = await connect({ provider, sender, deployment });
 * const sent = await attest(client, { statement, idempotencyKey: "invoice 4711 reserved" });
 */
export async function createOutbox(parameters: OutboxParameters): Promise<Outbox> {
  const { provider, signer, store, clock = systemClock, fees = currentFees, pollInterval = 500 } = parameters;
  const { address } = signer;
  const onError = parameters.onError ?? (() => {});
  const { chainId } = await rpc(() => provider.getNetwork());
  const genesis = (await requireBlock(provider, 0, clock)).hash;
  const name = `${chainId} ${genesis} ${address}`;

  const shutdown = new AbortController();
  const { signal } = shutdown;
  const ask = <T>(call: () => Promise<T>): Promise<T> => rpc(() => untilAborted(signal, call));
  const waiting = new Map<string, Waiter[]>();
  const hashes = new Map<string, { current: string }>();

  const lane = await store.open(name);
  const dispatcher = await createDispatcher({
    provider,
    signer,
    lane,
    chainId,
    clock,
    fees,
    maxInFlight: parameters.maxInFlight ?? 64,
    resendAfter: parameters.resendAfter ?? 30_000,
    maxRefusals: parameters.maxRefusals ?? 5,
    haltedAfter: parameters.haltedAfter ?? 60_000,
    signal,
    onError,
    onRenewed(record) {
      const hash = hashes.get(record.key);
      if (hash) hash.current = record.tx.hash;
    },
    onFinal(record, receipt) {
      hashes.delete(record.key);
      for (const waiter of waiting.get(record.key) ?? []) {
        if (receipt) waiter.resolve(receipt);
        else waiter.reject(rejected(record));
      }
      waiting.delete(record.key);
    },
  }).catch(async (error) => {
    await lane.close();
    throw error;
  });

  let problem: TallyError | undefined;
  let told: TallyError | undefined;
  const tellProblem = (): void => {
    const now = problem ?? dispatcher.problem;
    const isNew = now?.code !== told?.code || now?.message !== told?.message;
    told = now;
    if (isNew) parameters.onProblem?.(now);
  };
  let wake = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      wake = new AbortController();
      try {
        const moved = dispatcher.pending.size > 0 && (await dispatcher.round());
        [failures, problem] = [0, undefined];
        tellProblem();
        if (moved) continue;
        await (dispatcher.pending.size > 0 ? clock.sleep(pollInterval, wake.signal) : aborted(wake.signal));
      } catch (error) {
        if (signal.aborted) return;
        problem = await asTyped(error);
        onError(problem);
        tellProblem();
        await clock.sleep(Math.min(pollInterval * 2 ** failures++, LONGEST_BACK_OFF), signal);
      }
    }
  }

  /** One after the other, in the order of the calls. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function prepare(call: Call) {
    const [fee, gasLimit] = await Promise.all([
      ask(() => fees(provider)),
      // State may change until the transaction is mined, and gas with it.
      call.gasLimit ?? ask(() => provider.estimateGas({ from: address, ...call })).then((gas) => (gas * 5n) / 4n),
    ]);
    return { fees: fee, gasLimit };
  }

  async function append(key: string, call: Call, prepared: { fees: Fees; gasLimit: bigint }): Promise<SentTransaction> {
    const hash = requestHash(name, call);
    let created = false;
    const record = await lane.append(key, dispatcher.latest, (nonce) => {
      if (signal.aborted) throw signal.reason;
      created = true;
      const tx = signTransaction(signer, { chainId, nonce, to: call.to, data: call.data, ...prepared });
      return {
        key,
        requestHash: hash,
        call: { to: call.to, data: call.data, gasLimit: String(prepared.gasLimit) },
        state: "Signed",
        tx,
        history: [{ state: "Signed", at: clock.now(), hash: tx.hash }],
      };
    });
    if (created) {
      dispatcher.pending.set(key, record);
      wake.abort();
    }
    return sentOf(record, hash);
  }

  /** `given`: hash of the call that is asked for. */
  function sentOf(record: OutboxEntry, given: string): SentTransaction {
    const { key } = record;
    if (record.requestHash !== given) {
      throw sdkError("IDEMPOTENCY_CONFLICT", `the key ${key} was used for another call`, {
        key,
        stored: record.requestHash,
        given,
      });
    }
    const hash = hashes.get(key) ?? { current: record.tx.hash };
    if (!isFinal(record)) hashes.set(key, hash);
    return {
      get hash() {
        return hash.current;
      },
      receipt: () => receiptOf(key),
    };
  }

  async function receiptOf(key: string): Promise<TransactionReceipt> {
    if (signal.aborted) throw signal.reason;
    if (dispatcher.pending.has(key)) {
      return new Promise((resolve, reject) => {
        waiting.set(key, [...(waiting.get(key) ?? []), { resolve, reject }]);
      });
    }
    const record = (await lane.get(key)) as OutboxEntry;
    if (record.state === "Rejected") throw rejected(record);
    const receipt = await ask(() => provider.getTransactionReceipt(record.tx.hash));
    if (receipt) return receipt;
    throw sdkError("NODE_BEHIND", `the node does not know ${record.tx.hash}, which is final`, { hash: record.tx.hash });
  }

  async function recall(call: Call, { idempotencyKey: key }: SendOptions): Promise<SentTransaction | undefined> {
    if (signal.aborted) throw signal.reason;
    const before = key === undefined ? undefined : await lane.get(key);
    return before && sentOf(before, requestHash(name, call));
  }

  return {
    address,
    recall,
    send(call, options = {}) {
      const ready = recall(call, options).then(async (sent) => (sent ? { sent } : prepare(call)));
      ready.catch(() => undefined);
      const key = options.idempotencyKey ?? `(no key) ${hexlify(randomBytes(16))}`;
      return inTurn(async () => {
        const made = await ready;
        return "sent" in made ? made.sent : append(key, call, made);
      });
    },
    async status(key) {
      if (signal.aborted) throw signal.reason;
      const record = await lane.get(key);
      if (!record) return undefined;
      const { state, history, tx } = record;
      return { key, state, history, nonce: tx.nonce, hash: tx.hash };
    },
    get pending() {
      return dispatcher.pending.size;
    },
    get problem() {
      return problem ?? dispatcher.problem;
    },
    async close() {
      shutdown.abort(sdkError("OUTBOX_CLOSED", "the outbox is closed", { account: address }));
      wake.abort();
      await Promise.all([running, last]);
      for (const waiter of [...waiting.values()].flat()) waiter.reject(signal.reason);
      waiting.clear();
      await lane.close();
    },
  };
}

interface Waiter {
  resolve(receipt: TransactionReceipt): void;
  reject(error: unknown): void;
}

function rejected(record: OutboxEntry): TallyError {
  const reason = record.history.findLast(({ state }) => state === "Refused")?.reason;
  return sdkError("TX_REJECTED", `the node refused ${record.key} for good: ${reason}`, {
    key: record.key,
    hash: record.tx.hash,
    reason,
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

const asTyped = (error: unknown): Promise<TallyError> => rpc(() => Promise.reject(error)).catch((typed) => typed);
