import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";

export interface DrawCollateralParameters extends WriteOptions {
  /** The call's id. */
  readonly call: string;
  /** Whose line. */
  readonly org: number;
}

export interface DrawCollateralReturnType {
  /** What the line owes still. */
  readonly owed: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Draws what a line posted for a share that it did not pay in its days. Anybody.
 *
 * @throws `LossClaims_WrongDueState`, `LossClaims_PayBy`, `Treaties_WrongState`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { drawCollateral } from "tallystick/treaties";
 *
 * const sent = await drawCollateral(client, { call, org: 7 });
 */
export async function drawCollateral(client: Client, parameters: DrawCollateralParameters): Promise<SentTransaction> {
  const { call, org, ...options } = parameters;
  const args = [checkBytes32("call", call), checkNumber("org", org)] as const;
  return write(client, treatiesContract(client), "draw", args, options);
}

/** As `drawCollateral`; waits until it is mined. */
export async function drawCollateralAndWait(
  client: Client,
  parameters: DrawCollateralParameters,
): Promise<DrawCollateralReturnType> {
  const receipt = await waitMined(client, await drawCollateral(client, parameters));
  const { owed } = eventOf(treatiesContract(client), receipt, "CollateralDrawn").args;
  return { owed, receipt };
}
