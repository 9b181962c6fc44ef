import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";

export interface SettleTreatyAccountParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
}

export interface SettleTreatyAccountReturnType {
  /** Null where nothing is called. */
  readonly call: string | null;
  readonly receipt: TransactionReceipt;
}

/**
 * Settles the account of a treaty: premium that is due is set off, and the lines are called for the rest. Anybody, once its days are over.
 *
 * @throws `Treaties_WrongState`, `Treaties_TooEarly`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { settleTreatyAccount } from "tallystick/treaties";
 *
 * const sent = await settleTreatyAccount(client, { treaty });
 */
export async function settleTreatyAccount(
  client: Client,
  parameters: SettleTreatyAccountParameters,
): Promise<SentTransaction> {
  const { treaty, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty)] as const;
  return write(client, treatiesContract(client), "settleAccount", args, options);
}

/** As `settleTreatyAccount`; waits until it is mined. */
export async function settleTreatyAccountAndWait(
  client: Client,
  parameters: SettleTreatyAccountParameters,
): Promise<SettleTreatyAccountReturnType> {
  const receipt = await waitMined(client, await settleTreatyAccount(client, parameters));
  const [made] = eventsOf(treatiesContract(client), receipt, "CallMade");
  return { call: made?.args.call ?? null, receipt };
}
