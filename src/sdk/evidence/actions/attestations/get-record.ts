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
  /**
   * When it was recorded singly; 0 for a leaf of a batch, and for a statement signed off chain that was not recorded.
   */
  readonly attestedAt: bigint;
  /** Last second of validity, 0 for no end. For a Revoked or Replaced statement, the time at which it ended. */
  readonly until: bigint;
  readonly status: Status;
  /** How many other organisations endorsed it; at most 255 are counted. */
  readonly endorsements: number;
}

/**
 * Reads what the chain stores of a statement. An unknown statement has the status "Unknown". Existing is not enough:
 * ask `isValid`.
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
