import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole } from "../../core/whole.ts";
import { qbftClientContract } from "../contracts.ts";

export interface GetRecordedHeaderParameters {
  readonly lightClient: string;
  readonly number: number;
}

export interface RecordedHeader {
  readonly number: number;
  readonly stateRoot: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** The first 26 bytes of the block's hash. */
  readonly blockHash: string;
}

/**
 * Reads what a light client has recorded of a height.
 *
 * @throws `NOT_FOUND` where nobody brought that header; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getRecordedHeader } from "tallystick/anchoring";
 *
 * const { stateRoot, time } = await getRecordedHeader(client, { lightClient, number: 300 });
 */
export async function getRecordedHeader(
  client: Client,
  parameters: GetRecordedHeaderParameters,
): Promise<RecordedHeader> {
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const number = checkWhole("number", parameters.number, 0);
  const { stateRoot, time, blockHash } = await rpc(() => qbftClientContract(client).headerAt(lightClient, number));
  if (BigInt(blockHash) === 0n) {
    throw sdkError("NOT_FOUND", `${lightClient} has no header of height ${number}`, { lightClient, number });
  }
  return { number, stateRoot, time: Number(time), blockHash };
}
