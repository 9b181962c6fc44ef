import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { findRecordedHeader, type RecordedHeader } from "../chain/find-recorded-header.ts";

export type { RecordedHeader } from "../chain/find-recorded-header.ts";

export interface GetRecordedHeaderParameters {
  readonly lightClient: string;
  readonly number: number;
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
  const { lightClient, number } = parameters;
  const found = await findRecordedHeader(client, parameters);
  if (found !== undefined) return found;
  throw sdkError("NOT_FOUND", `${lightClient} has no header of height ${number}`, { lightClient, number });
}
