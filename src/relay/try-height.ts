import type { TallyError } from "../lib/errors.ts";
import { getLightClient, type LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import type { RecordedHeader } from "../sdk/anchoring/chain/find-recorded-header.ts";
import { type BringParameters, type Brought, planHeight, sendSteps, stopped } from "./bring.ts";
import { compareRecorded } from "./compare.ts";

export interface TryParameters extends BringParameters {
  /** Hears of the light client as it was read, whatever its state. */
  readonly onLight: (light: LightClient) => void;
}

export interface Tried {
  readonly brought: Brought;
  /** The light client after it. */
  readonly light: LightClient;
}

/**
 * Brings a height that is not recorded.
 *
 * @throws `LIGHT_CLIENT_STOPPED`; as this chain's node.
 */
export async function tryHeight(number: number, light: LightClient, parameters: TryParameters): Promise<Tried> {
  const plan = await planHeight(number, light, parameters.side);
  if (!("steps" in plan)) return { brought: plan, light };
  const brought = await sendSteps(plan.steps, light, parameters);
  const now = await readActive(parameters);
  // Where another header was brought meanwhile, it was judged by a trust that is no more: the next round looks again.
  const isOutrun = now.number !== light.number || now.era !== light.era;
  return { brought: brought.state === "Refused" && isOutrun ? { state: "Waiting" } : brought, light: now };
}

/**
 * Compares what is recorded of a height with what the nodes tell. Two headers of one height that validators sealed are brought, too: that
 * freezes the client, and proves who broke the protocol.
 *
 * @throws as `tryHeight`.
 */
export async function checkRecorded(
  recorded: RecordedHeader,
  light: LightClient,
  parameters: TryParameters,
): Promise<{ readonly isCompared: boolean; readonly problem?: TallyError }> {
  const found = await compareRecorded(recorded, light, parameters.side);
  if ("isCompared" in found) return found;
  if (found.conflict) {
    await sendSteps([found.conflict], light, parameters);
    await readActive(parameters);
  }
  return { isCompared: true };
}

/** Reads the light client, and says what it is. @throws `LIGHT_CLIENT_STOPPED` where it takes no headers. */
export async function readActive({ client, lightClient, onLight }: TryParameters): Promise<LightClient> {
  const light = await getLightClient(client, { lightClient });
  onLight(light);
  const { status, number, trustedUntil } = light;
  if (status === "Frozen") throw stopped(lightClient, "it is frozen", number);
  if (status === "Expired") throw stopped(lightClient, `its trust ended at ${trustedUntil}`, number);
  return light;
}
