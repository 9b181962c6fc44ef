import type { Provider } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkWhole } from "../../core/whole.ts";
import { fetchQbftHeader } from "../chain/fetch-header.ts";
import { findRecordedHeader, type RecordedHeader } from "../chain/find-recorded-header.ts";
import { planUpdates } from "../chain/plan-updates.ts";
import { getLightClient } from "./get-light-client.ts";
import { getRecordedHeader } from "./get-recorded-header.ts";
import { updateLightClientAndWait } from "./update-light-client.ts";

export interface RecordHeightParameters {
  readonly lightClient: string;
  /** Height of the other chain. */
  readonly number: number;
  /** A node of the other chain. It is not trusted. */
  readonly side: Provider;
}

export interface RecordHeightReturnType extends RecordedHeader {
  /** Heights that were brought for it, the last of them its own; none where it was recorded before. */
  readonly brought: readonly number[];
}

/**
 * Makes sure that a height of the other chain is recorded: brings its header, and before it those in which validators changed, where one
 * step would not be believed. Costs nothing where somebody has brought it.
 *
 * @throws `QBFT_SEALS_INSUFFICIENT`, as `fetchQbftHeader` and as `updateLightClient`.
 *
 * @example
 * import { recordHeightAndWait } from "tallystick/anchoring";
 *
 * const { stateRoot, brought } = await recordHeightAndWait(client, { lightClient, number: 300, side: sideProvider });
 */
export async function recordHeightAndWait(
  client: Client,
  parameters: RecordHeightParameters,
): Promise<RecordHeightReturnType> {
  const { lightClient, side } = parameters;
  const number = checkWhole("number", parameters.number, 0);
  const recorded = await findRecordedHeader(client, { lightClient, number });
  if (recorded !== undefined) return { ...recorded, brought: [] };
  const trust = await getLightClient(client, { lightClient });
  const steps = await planUpdates((height) => fetchQbftHeader(side, height), trust, number);
  for (const step of steps) await updateLightClientAndWait(client, { lightClient, ...step });
  const header = await getRecordedHeader(client, { lightClient, number });
  return { ...header, brought: steps.map(({ header }) => header.number) };
}
