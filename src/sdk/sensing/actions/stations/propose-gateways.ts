import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";
import { type GatewaySet, gatewaySetArgs } from "../../model/gateway-set.ts";

export interface ProposeGatewaysParameters extends WriteOptions, GatewaySet {}

export interface ProposeGatewaysReturnType extends GatewaySet {
  readonly receipt: TransactionReceipt;
}

/**
 * Proposes a station's next set of gateways, in place of the one that was proposed before. MAKER of its operator. A regulator
 * approves it.
 *
 * @throws `Stations_UnknownStation`, `Stations_WrongPhase`, `Stations_NotOperator`, `Stations_GatewaysNotAscending` when one is
 * there twice; `Members_*` when a gateway is no DEVICE of an active organisation, or the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { proposeGateways } from "tallystick/sensing";
 *
 * const sent = await proposeGateways(client, { station: 1, gateways: [account, attester], quorum: 2 });
 */
export async function proposeGateways(client: Client, parameters: ProposeGatewaysParameters): Promise<SentTransaction> {
  const { station, gateways, quorum, ...options } = parameters;
  const args = gatewaySetArgs({ station, gateways, quorum });
  return write(client, feedsContract(client), "proposeGateways", args, options);
}

/** As `proposeGateways`; waits until it is mined. */
export async function proposeGatewaysAndWait(
  client: Client,
  parameters: ProposeGatewaysParameters,
): Promise<ProposeGatewaysReturnType> {
  const receipt = await waitMined(client, await proposeGateways(client, parameters));
  const { station, gateways, quorum } = eventOf(feedsContract(client), receipt, "GatewaysProposed").args;
  return { station: Number(station), gateways: [...gateways], quorum: Number(quorum), receipt };
}
