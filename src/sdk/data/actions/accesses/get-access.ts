import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber, safe } from "../../../core/whole.ts";
import { agreementsContract } from "../../contracts.ts";
import type { Access } from "../../model/agreement/access.ts";
import { accessFrom } from "../../model/agreement/access-from.ts";
import { ACCESS_STATES, type AccessState, nameOf } from "../../model/states.ts";

export interface GetAccessParameters {
  readonly agreement: string;
  readonly seq: number;
}

export interface GetAccessReturnType {
  readonly access: Access;
  readonly state: Exclude<AccessState, "None">;
  /** When it was served; from Disputed on, when it was disputed. */
  readonly at: number;
  /** The first 25 bytes of its EIP-712 struct hash. */
  readonly hash: string;
  readonly consumerSigner: string;
  readonly providerSigner: string;
  readonly transactionHash: string;
  readonly blockNumber: number;
}

/**
 * Reads an access that was served under an agreement.
 *
 * @throws `NOT_FOUND`, also for the use of a computation; `EVENT_MISSING`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getAccess } from "tallystick/data";
 *
 * const { access, state } = await getAccess(client, { agreement, seq: 1 });
 */
export async function getAccess(client: Client, parameters: GetAccessParameters): Promise<GetAccessReturnType> {
  const agreement = checkBytes32("agreement", parameters.agreement);
  const seq = checkNumber("seq", parameters.seq);
  const contract = agreementsContract(client);
  const record = await rpc(() => contract.accessOf(agreement, seq));
  const state = nameOf(ACCESS_STATES, record.state);
  if (state === "None") throw sdkError("NOT_FOUND", `no access ${seq} of ${agreement}`, { agreement, seq });
  const { block } = deployedContract(client.deployment, "Agreements", "data");
  const event = await findEvent(client, contract, contract.filters.AccessServed(agreement, seq), block);
  if (event === undefined) {
    const values = { event: "AccessServed", agreement, seq };
    throw sdkError("EVENT_MISSING", `no AccessServed of ${agreement}, ${seq}`, values);
  }
  const { access, consumerSigner, providerSigner } = event.args;
  const { transactionHash, blockNumber } = event;
  const at = safe("at", record[2]);
  return {
    access: accessFrom(access),
    state,
    at,
    hash: record.hash,
    consumerSigner,
    providerSigner,
    transactionHash,
    blockNumber,
  };
}
