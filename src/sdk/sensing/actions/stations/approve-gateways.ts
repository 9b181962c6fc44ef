import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";
import { type GatewaySet, gatewaySetArgs } from "../../model/gateway-set.ts";

/** The approval repeats the set, so that nobody approves one that was exchanged meanwhile. */
export interface ApproveGatewaysParameters extends WriteOptions, GatewaySet {}

export interface ApproveGatewaysReturnType extends GatewaySet {
  /** Number of the set; part of what its gateways sign. */
  readonly epoch: number;
  readonly regulator: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Puts the proposed set of gateways in force, at once, in place of the former. MAKER or CHECKER of a regulator that is not the
 * station's operator.
 *
 * @throws `Stations_NotProposed`, `Stations_UnknownStation`, `Stations_WrongPhase`, `Stations_OwnApproval`; `Members_*` when the
 * sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { approveGateways } from "tallystick/sensing";
 *
 * const sent = await approveGateways(client, { station: 1, gateways: [account, attester], quorum: 2 });
 */
export async function approveGateways(client: Client, parameters: ApproveGatewaysParameters): Promise<SentTransaction> {
  const { station, gateways, quorum, ...options } = parameters;
  const args = gatewaySetArgs({ station, gateways, quorum });
  return write(client, feedsContract(client), "approveGateways", args, options);
}

/** As `approveGateways`; waits until it is mined and gives the set's epoch. */
export async function approveGatewaysAndWait(
  client: Client,
  parameters: ApproveGatewaysParameters,
): Promise<ApproveGatewaysReturnType> {
  const receipt = await waitMined(client, await approveGateways(client, parameters));
  const { args } = eventOf(feedsContract(client), receipt, "GatewaysApproved");
  return {
    station: Number(args.station),
    epoch: Number(args.epoch),
    regulator: Number(args.regulator),
    gateways: [...args.gateways],
    quorum: Number(args.quorum),
    receipt,
  };
}
