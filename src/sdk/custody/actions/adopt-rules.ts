import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkWhole } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";

export interface AdoptRulesParameters extends WriteOptions {
  /** Version of a profile, as the Council set it. */
  readonly rules: number;
}

export interface AdoptRulesReturnType {
  readonly rules: number;
  /** The version that it follows; 0 for none. */
  readonly former: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Has Custody go by a version of a profile that the Council set. Anybody. Nothing begins under the version before it from then
 * on; units on their way keep theirs.
 *
 * @throws `Custody_UnknownRules`, `Custody_RulesAdopted`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { adoptRules } from "tallystick/custody";
 *
 * const sent = await adoptRules(client, { rules: 1 });
 */
export async function adoptRules(client: Client, parameters: AdoptRulesParameters): Promise<SentTransaction> {
  const { rules, ...options } = parameters;
  return write(client, custodyContract(client), "adopt", [checkWhole("rules", rules, 1, largestOfBits(16))], options);
}

/** As `adoptRules`; waits until it is mined. */
export async function adoptRulesAndWait(
  client: Client,
  parameters: AdoptRulesParameters,
): Promise<AdoptRulesReturnType> {
  const receipt = await waitMined(client, await adoptRules(client, parameters));
  const { rules, former } = eventOf(custodyContract(client), receipt, "RulesAdopted").args;
  return { rules: Number(rules), former: Number(former), receipt };
}
