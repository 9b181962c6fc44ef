import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { requireBlock } from "../../core/require-block.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { qbftClientContract } from "../contracts.ts";
import { type ClientStatus, clientStatusOf } from "../model/client-status.ts";

export interface GetLightClientParameters {
  /** Its id. */
  readonly lightClient: string;
}

/** A light client of another chain; times and spans in seconds. */
export interface LightClient {
  readonly lightClient: string;
  /** The other chain's. */
  readonly chainId: number;
  readonly status: Exclude<ClientStatus, "None">;
  /** Those that are trusted now, in ascending order. */
  readonly validators: readonly string[];
  /** Its newest header. */
  readonly number: number;
  readonly time: number;
  readonly trustPeriod: number;
  /** Time at which trust ends unless a newer header comes before. */
  readonly trustedUntil: number;
  /** How often the Council renewed it. What was recorded before is not read any more. */
  readonly era: number;
}

/**
 * Reads a light client: what it trusts, until when, and whether it takes headers.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getLightClient } from "tallystick/anchoring";
 *
 * const { status, number, trustedUntil, validators } = await getLightClient(client, { lightClient });
 */
export async function getLightClient(client: Client, parameters: GetLightClientParameters): Promise<LightClient> {
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const contract = qbftClientContract(client);
  // Of one block: validators that are no more would be taken for those of the newest header.
  const { number: blockTag } = await requireBlock(client.provider, "latest");
  const [kept, status, validators] = await rpc(() =>
    Promise.all([
      contract.clientOf(lightClient, { blockTag }),
      contract.statusOf(lightClient, { blockTag }),
      contract.validatorsOf(lightClient, { blockTag }),
    ]),
  );
  const word = clientStatusOf(status);
  if (word === "None") throw sdkError("NOT_FOUND", `no light client ${lightClient}`, { lightClient });
  const [time, trustPeriod] = [Number(kept.newestTime), Number(kept.trustPeriod)];
  return {
    lightClient,
    chainId: safe("chainId", kept.chainId),
    status: word,
    validators: [...validators],
    number: safe("number", kept.newestNumber),
    time,
    trustPeriod,
    trustedUntil: time + trustPeriod,
    era: Number(kept.era),
  };
}
