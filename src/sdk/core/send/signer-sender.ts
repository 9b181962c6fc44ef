import type { BaseWallet, Provider, Signer } from "ethers";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { sdkError } from "../errors.ts";
import { rpc } from "../rpc.ts";
import { awaitReceipt } from "./await-receipt.ts";
import { currentFees } from "./fees.ts";
import { isTooDistant, readAnswer } from "./node-answer.ts";
import { sendRaw } from "./send-raw.ts";
import type { Call, Sender } from "./sender.ts";
import { signTransaction } from "./sign.ts";

export interface SignerSenderParameters {
  /** Hears of a transaction's hash as soon as there is one: of a local key, before it is sent. */
  readonly onSent?: (hash: string) => void;
  /** Hears, in a sentence, what a transaction waits for. */
  readonly onNote?: (text: string) => void;
  /** Milliseconds after which a node that does not know the transaction any more is given the same bytes again. @default 10 000 */
  readonly resendAfter?: number;
  /** Milliseconds after which a transaction that is not mined is an error; it may be mined all the same. @default 120 000 */
  readonly giveUpAfter?: number;
  /** Milliseconds between looks. @default the provider's, a second at most */
  readonly pollInterval?: number;
  readonly clock?: Clock;
}

interface Handed {
  readonly hash: string;
  readonly nonce: number;
  readonly raw: string | undefined;
}

/**
 * Sends through an ethers signer, one transaction after the other, without a memory: for interactive use and tests. A
 * service that must neither lose nor double a transaction uses an outbox.
 *
 * @throws `READ_ONLY`. Its `send` throws `NONCE_TOO_DISTANT` and what the node refuses; its `receipt` throws `NONCE_TAKEN`,
 * `TX_UNSETTLED`, `CHAIN_HALTED`.
 */
export async function signerSender(signer: Signer, parameters: SignerSenderParameters = {}): Promise<Sender> {
  if (signer.provider === null) throw sdkError("READ_ONLY", "the signer has no provider", {});
  const provider: Provider = signer.provider;
  const { onSent = () => {}, onNote = () => {}, resendAfter = 10_000, giveUpAfter = 120_000 } = parameters;
  const { clock = systemClock, pollInterval = pollingOf(provider) } = parameters;
  const address = await signer.getAddress();
  const waiting = { provider, clock, pollInterval, resendAfter, giveUpAfter, onNote };

  async function hand(call: Call): Promise<Handed> {
    const [fees, nonce] = [await currentFees(provider), await provider.getTransactionCount(address, "pending")];
    if (!("signingKey" in signer)) {
      const { hash } = await signer.sendTransaction({ ...call, ...fees, nonce });
      onSent(hash);
      return { hash, nonce, raw: undefined };
    }
    const gasLimit = call.gasLimit ?? (await signer.estimateGas({ ...call, ...fees }));
    const { chainId } = await provider.getNetwork();
    const { to, data } = call;
    const { raw, hash } = signTransaction(signer as BaseWallet, { chainId, nonce, to, data, gasLimit, fees });
    onSent(hash);
    await broadcast(hash, raw);
    return { hash, nonce, raw };
  }

  /** Waits while the pool does not take a nonce that far ahead: those before it are on their way. */
  async function broadcast(hash: string, raw: string): Promise<void> {
    const started = clock.now();
    for (;;) {
      try {
        return await sendRaw(provider, raw);
      } catch (error) {
        const { kind, reason } = await readAnswer(error);
        // It may have arrived: who waits for the receipt finds out.
        if (kind === "unreachable" || (await isKnown(hash))) return;
        if (!isTooDistant(reason)) throw error;
        if (clock.now() - started >= giveUpAfter) {
          throw sdkError("NONCE_TOO_DISTANT", `the node does not take ${hash} yet: ${reason}`, { hash, reason }, error);
        }
      }
      await clock.sleep(pollInterval);
    }
  }

  const isKnown = async (hash: string) =>
    (await rpc(() => provider.getTransactionReceipt(hash))) !== null ||
    (await rpc(() => provider.getTransaction(hash))) !== null;

  let last: Promise<unknown> = Promise.resolve();
  return {
    address,
    send(call) {
      const sent = last.then(async () => {
        const handed = await hand(call);
        return { hash: handed.hash, receipt: () => awaitReceipt({ account: address, ...handed }, waiting) };
      });
      last = sent.catch(() => undefined);
      return sent;
    },
  };
}

function pollingOf(provider: Provider): number {
  return "pollingInterval" in provider ? Math.min(Number(provider.pollingInterval), 1_000) : 250;
}
