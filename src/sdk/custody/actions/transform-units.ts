import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnits } from "../model/acted.ts";
import { checkStep, checkUnits, checkWhen } from "../model/check-units.ts";
import { type Creation, toCreationStruct } from "../model/creation.ts";

/** A unit that is made; rules, step and time are those of the transformation. */
export type TransformOutput = Omit<Creation, "rules" | "step" | "when">;

export interface TransformUnitsParameters extends WriteOptions {
  readonly inputs: readonly string[];
  readonly outputs: readonly TransformOutput[];
  /** Version of the profile of all of them. */
  readonly rules: number;
  /** Number of the step in the profile, see `stepNumber`. */
  readonly step: number;
  /** When it happened, in seconds. */
  readonly when: number;
  /** 32 bytes that show it, such as the hash of a photograph. @default none */
  readonly evidence?: string;
}

export interface TransformUnitsReturnType {
  /** What was made, in the order of `outputs`. */
  readonly units: readonly ActedUnit[];
  readonly receipt: TransactionReceipt;
}

/**
 * Makes units into others, such as waste into ash; what is made is in the same hands. MAKER or DEVICE of their custodian.
 *
 * @throws `Custody_StepForbidden`, `Custody_NotCustodian`, `Custody_OtherRules`, `Custody_MoreThanWentIn`, `Custody_UnitExists`,
 * `Custody_Container`, `Custody_TermsInvalid`, `Custody_AboveMaximum`, `Custody_WrongPhase`, `Custody_Packed`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { transformUnits, unitId } from "tallystick/custody";
 *
 * const inputs = [unitId(2, "8003/06941234000012C0001")];
 * const outputs = [{ identifier: "8003/06941234000012C0002", class: 1, items: 1, quantity: 9_800 }];
 * const sent = await transformUnits(client, { inputs, outputs, rules: 2, step: 6, when: 1_767_600_000 });
 */
export async function transformUnits(client: Client, parameters: TransformUnitsParameters): Promise<SentTransaction> {
  const { inputs, outputs, rules, step, when, evidence = ZeroHash, ...options } = parameters;
  checkThat(outputs.length > 0, "outputs", outputs, "at least one");
  const made = outputs.map((output) => toCreationStruct({ ...output, rules, step, when }));
  const how = [checkStep(step), checkWhen(when), checkBytes32("evidence", evidence)] as const;
  return write(client, custodyContract(client), "transform", [checkUnits("inputs", inputs), made, ...how], options);
}

/** As `transformUnits`; waits until it is mined. */
export async function transformUnitsAndWait(
  client: Client,
  parameters: TransformUnitsParameters,
): Promise<TransformUnitsReturnType> {
  const receipt = await waitMined(client, await transformUnits(client, parameters));
  return { units: actedUnits(client, receipt, "UnitCreated"), receipt };
}
