import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";

export interface ReleaseCollateralParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
  /** Whose line. */
  readonly org: number;
}

export interface ReleaseCollateralReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Gives back what a line posted, when nothing can be called of it any more. Anybody.
 *
 * @throws `Treaties_WrongState`, `Treaties_NoLine`, `Treaties_TooEarly`, `Treaties_CollateralNeeded`, `Treaties_AmountInvalid`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { releaseCollateral } from "tallystick/treaties";
 *
 * const sent = await releaseCollateral(client, { treaty, org: 7 });
 */
export async function releaseCollateral(
  client: Client,
  parameters: ReleaseCollateralParameters,
): Promise<SentTransaction> {
  const { treaty, org, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty), checkNumber("org", org)] as const;
  return write(client, treatiesContract(client), "release", args, options);
}

/** As `releaseCollateral`; waits until it is mined. */
export async function releaseCollateralAndWait(
  client: Client,
  parameters: ReleaseCollateralParameters,
): Promise<ReleaseCollateralReturnType> {
  const receipt = await waitMined(client, await releaseCollateral(client, parameters));
  return { receipt };
}
