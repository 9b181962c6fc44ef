import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { attestationsContract } from "../../contracts.ts";
import { type Status, statusOf } from "../../model/statement/status.ts";

export interface GetRecordParameters {
  readonly uid: string;
}

export interface StatementRecord {
  readonly uid: string;
  readonly attester: string;
  /** When it was attested one by one; 0 while it is known only as a leaf or as signed off chain. */
  readonly attestedAt: bigint;
  /** Last second of validity, 0 without end; once Revoked or Replaced, when that happened. */
  readonly until: bigint;
  readonly status: Status;
  /** How many other organisations endorsed it; stays at 255. */
  readonly endorsements: number;
}

/**
 * What the chain stores of a statement; its status is "Unknown" when that is nothing. Existing is not enough: ask `isValid`.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getRecord } from "tallystick/evidence";
 *
 * const { status, attestedAt } = await getRecord(client, { uid });
 */
export async function getRecord(client: Client, parameters: GetRecordParameters): Promise<StatementRecord> {
  const uid = checkBytes32("uid", parameters.uid);
  const stored = await rpc(() => attestationsContract(client).recordOf(uid));
  const { attester, attestedAt, until, status, endorsements } = stored;
  return { uid, attester, attestedAt, until, status: statusOf(status), endorsements: Number(endorsements) };
}
