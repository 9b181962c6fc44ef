import { checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import { checkWhole } from "../../core/whole.ts";
import { type ProfileOnChain, profilesOnChain } from "../model/profile-on-chain.ts";

/** A version by its number, or the newest of a flow. */
export type GetProfileParameters =
  | { readonly rules: number; readonly flow?: undefined }
  | { readonly flow: number; readonly rules?: undefined };

/**
 * Reads the rules of a regulated flow.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getProfile, stepNumber } from "tallystick/custody";
 *
 * const { profile, rules, adopted } = await getProfile(client, { flow: 1 });
 * const step = stepNumber(profile, "temporary storage");
 */
export async function getProfile(client: Client, { rules, flow }: GetProfileParameters): Promise<ProfileOnChain> {
  checkThat((rules === undefined) !== (flow === undefined), "rules", rules, "given, or flow");
  const wanted =
    rules === undefined
      ? { flow: checkWhole("flow", flow as number, 1, largestOfBits(16)) }
      : { rules: checkWhole("rules", rules, 1, largestOfBits(16)) };
  const newest = (await profilesOnChain(client, wanted)).at(-1);
  if (!newest) throw sdkError("NOT_FOUND", "the Council set no such profile", wanted);
  return newest;
}
