import { isError } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import { nodeMessage } from "../node-message.ts";
import { rpc } from "../rpc.ts";

/**
 * What the node's answer to a raw transaction means for it, once it is known that the node does not have it:
 * - `unreachable`: no answer, so it may have arrived;
 * - `later`: it cannot be taken now (a nonce before it is missing, the pool is full, the account is poor);
 * - `never`: no state of the chain will make it valid;
 * - `unclear`: a refusal that none of the above explains.
 */
export type Answer = { readonly kind: "unreachable" | "later" | "never" | "unclear"; readonly reason: string };

const TOO_DISTANT = /nonce.*(too high|too distant|too far|gap)|too far in the future/i;

/** Whether a node refuses a nonce because those before it are not mined yet. */
export const isTooDistant = (reason: string) => TOO_DISTANT.test(reason);

// Messages of Besu, Hardhat and geth; there are no codes to go by.
const LATER = [
  TOO_DISTANT,
  /pool.*full|transaction pool|limit exceeded|too many requests|rate limit|timed? ?out|internal error|sync is still in progress/i,
  /enough funds|insufficient funds|upfront cost|balance/i,
  /not authorized|not permitted|permission/i,
  /maxFeePerGas .* too low|less than.*base ?fee|underpriced|nonce.*too low|already known|known transaction/i,
];
const NEVER = [
  /intrinsic gas|requires at least \d+ gas/i,
  /exceeds? (block|transaction|per-transaction|tx)? ?gas|gas limit.*exceeds|exceeds block gas/i,
  /invalid chain ?id|wrong chain ?id|chain ?id.*(mismatch|invalid)/i,
  /initcode|init code|nonce.*(max|overflow)/i,
  /fee ?cap exceeded|gas price below configured minimum/i,
  /invalid signature|transaction type not supported|invalid transaction/i,
];

/** Reads what a broadcast threw. */
export async function readAnswer(error: unknown): Promise<Answer> {
  const typed = await rpc(() => Promise.reject(error)).catch((e) => e);
  const reason = nodeMessage(error);
  if (isTallyError(typed, "RPC_UNREACHABLE")) return { kind: "unreachable", reason };
  if (isError(error, "NONCE_EXPIRED") || isError(error, "REPLACEMENT_UNDERPRICED")) return { kind: "later", reason };
  if (LATER.some((pattern) => pattern.test(reason))) return { kind: "later", reason };
  if (NEVER.some((pattern) => pattern.test(reason))) return { kind: "never", reason };
  return { kind: "unclear", reason };
}
