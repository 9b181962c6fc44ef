import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole } from "../../core/whole.ts";
import { qbftClientContract } from "../contracts.ts";

export interface RecordedHeader {
  readonly number: number;
  readonly stateRoot: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** The first 26 bytes of the block's hash. */
  readonly blockHash: string;
}

/**
 * What a light client has recorded of a height; undefined where nobody brought that header in this era.
 *
 * @throws `ARGUMENT_INVALID`.
 */
export async function findRecordedHeader(
  client: Client,
  parameters: { readonly lightClient: string; readonly number: number },
): Promise<RecordedHeader | undefined> {
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const number = checkWhole("number", parameters.number, 0);
  const { stateRoot, time, blockHash } = await rpc(() => qbftClientContract(client).headerAt(lightClient, number));
  return BigInt(blockHash) === 0n ? undefined : { number, stateRoot, time: Number(time), blockHash };
}
