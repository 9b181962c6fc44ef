import type { Provider, TransactionReceipt } from "ethers";
import type { Clock } from "../../../lib/clock.ts";
import { isTallyError } from "../../../lib/errors.ts";
import { sdkError } from "../errors.ts";
import { watchHead } from "../head-watch.ts";
import { rpc } from "../rpc.ts";
import { findNonceUse } from "./nonce-use.ts";
import { sendRaw } from "./send-raw.ts";

export interface Awaited {
  readonly account: string;
  readonly nonce: number;
  readonly hash: string;
  /** The signed bytes; undefined where the signer keeps them to itself. */
  readonly raw: string | undefined;
}

export interface AwaitReceiptParameters {
  readonly provider: Provider;
  readonly clock: Clock;
  /** Milliseconds between looks. */
  readonly pollInterval: number;
  /** Milliseconds between looks whether the node still has the transaction. */
  readonly resendAfter: number;
  /** Milliseconds after which it is given up. */
  readonly giveUpAfter: number;
  /** Hears of every further `resendAfter` without a new block. */
  readonly onNote: (text: string) => void;
}

/**
 * Waits until a transaction is mined, and finds out when it never will be. What the node forgot is sent again, the same bytes.
 *
 * @throws `NONCE_TAKEN`; after `giveUpAfter` `CHAIN_HALTED` where blocks have stopped to come, and `TX_UNSETTLED`.
 */
export async function awaitReceipt(tx: Awaited, parameters: AwaitReceiptParameters): Promise<TransactionReceipt> {
  const { provider, clock, pollInterval, resendAfter, giveUpAfter, onNote } = parameters;
  const { account, nonce, hash, raw } = tx;
  const started = clock.now();
  const head = watchHead(provider, clock);
  let looked = started;
  let still = 0;

  async function look(): Promise<TransactionReceipt | null> {
    const receipt = await provider.getTransactionReceipt(hash);
    if (receipt !== null) return receipt;
    still = await head.look();
    if (still > 0 && clock.now() - looked < resendAfter) return null;
    looked = clock.now();
    if (still >= resendAfter) onNote(`no new block for ${Math.round(still / 1_000)} s; ${hash} waits`);
    if ((await provider.getTransaction(hash)) !== null) return null;
    const use = await findNonceUse(provider, account, nonce);
    if (use !== undefined && !use.hashes.includes(hash)) {
      const message = `nonce ${nonce} of ${account} was used by ${use.by}, so ${hash} can never be mined`;
      throw sdkError("NONCE_TAKEN", message, { account, nonce, hash, by: use.by, block: use.block });
    }
    // A refusal says nothing new: it is there by now, or the next look tells more.
    if (use === undefined && raw !== undefined) await sendRaw(provider, raw).catch(() => undefined);
    return null;
  }

  for (;;) {
    let reason = "it is not mined";
    try {
      const receipt = await rpc(look);
      if (receipt !== null) return receipt;
    } catch (error) {
      if (!isTallyError(error) || !error.retryable || error.code === "NONCE_TAKEN") throw error;
      reason = error.message;
    }
    const waited = clock.now() - started;
    if (waited >= giveUpAfter) {
      // Not all of the time: the last block may have come after the wait began, and each look takes its time.
      if (still >= Math.min(resendAfter, giveUpAfter / 2)) throw head.halted({ hash });
      const message = `${hash} is not mined after ${Math.round(waited / 1_000)} s: ${reason}`;
      throw sdkError("TX_UNSETTLED", message, { hash, account, nonce, seconds: Math.round(waited / 1_000), reason });
    }
    await clock.sleep(pollInterval);
  }
}
