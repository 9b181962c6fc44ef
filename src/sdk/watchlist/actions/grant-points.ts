import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber, checkWhole, safe } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";

export interface GrantPointsParameters extends WriteOptions {
  readonly list: string;
  readonly organisation: number;
  readonly points: number;
}

export interface GrantPointsReturnType {
  readonly points: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Gives points of a list to an organisation. MAKER of the operator.
 *
 * @throws `Watchlist_NotOperator`, `Watchlist_GrantInvalid`, `Watchlist_UnknownList`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { grantPoints } from "tallystick/watchlist";
 *
 * const sent = await grantPoints(client, { list, organisation: 7, points: 50 });
 */
export async function grantPoints(client: Client, parameters: GrantPointsParameters): Promise<SentTransaction> {
  const { list, organisation, points, ...options } = parameters;
  const args = [
    checkBytes32("list", list),
    checkNumber("organisation", organisation),
    checkWhole("points", points, 1, 2 ** 48 - 1),
  ] as const;
  return write(client, watchlistContract(client), "grant", args, options);
}

/** As `grantPoints`; waits until it is mined. */
export async function grantPointsAndWait(
  client: Client,
  parameters: GrantPointsParameters,
): Promise<GrantPointsReturnType> {
  const receipt = await waitMined(client, await grantPoints(client, parameters));
  const { points } = eventOf(watchlistContract(client), receipt, "PointsGranted").args;
  return { points: safe("points", points), receipt };
}
