import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { attestationsContract } from "../../contracts.ts";
import { attestationsEip712Domain, type Statement, uidOf } from "../../model/statement/statement.ts";

export interface GetStatementParameters {
  readonly uid: string;
}

export interface GetStatementReturnType {
  readonly statement: Statement;
  /** Where it was recorded. */
  readonly block: number;
  readonly tx: string;
}

/**
 * Reads the content of a statement that was recorded singly, from its event, and checks it against the uid. The content
 * of a leaf is not on the chain: who made the batch has it.
 *
 * @throws `NOT_FOUND`; `EVENT_MISSING` when the node gives an event whose content has another uid; `ARGUMENT_INVALID`.
 *
 * @example
 * import { decodeData, getSchema, getStatement } from "tallystick/evidence";
 *
 * const { statement } = await getStatement(client, { uid });
 * const { definition } = await getSchema(client, { schema: statement.schema });
 * const values = decodeData(definition, statement.data);
 */
export async function getStatement(
  client: Client,
  parameters: GetStatementParameters,
): Promise<GetStatementReturnType> {
  const uid = checkBytes32("uid", parameters.uid);
  const attestations = attestationsContract(client);
  const fromBlock = deployedContract(client.deployment, "Attestations", "evidence").block;
  const event = await findEvent(client, attestations, attestations.filters.Attested(uid), fromBlock);
  if (!event) throw sdkError("NOT_FOUND", `no statement ${uid} is recorded`, { uid });
  const { schema, attester, subject, validUntil, replaces, salt, data } = event.args;
  const statement = { schema, attester, subject, validUntil, replaces, salt, data };
  if (uidOf(attestationsEip712Domain(client.deployment), statement) !== uid) {
    throw sdkError("EVENT_MISSING", `the node's event for ${uid} has other content`, { uid, event: "Attested" });
  }
  return { statement, block: event.blockNumber, tx: event.transactionHash };
}
