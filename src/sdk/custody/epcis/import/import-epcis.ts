import { checkThat } from "../../../core/check.ts";
import { profilesOnChain } from "../../model/profile-on-chain.ts";
import { addProgress } from "./perform/add-progress.ts";
import { createActChecker } from "./perform/create-act-checker.ts";
import type { ImportContext } from "./perform/import-context.ts";
import { performAct } from "./perform/perform-act.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { PlannedAct } from "./planned-act.ts";

export interface ImportEpcisParameters extends Omit<ImportContext, "profiles"> {
  readonly plan: ImportPlan;
  /** How many acts of the plan to skip: those that an import before performed, as its error says in `values.from`. @default 0 */
  readonly from?: number;
  /** Called before each act. */
  readonly before?: (act: PlannedAct) => Promise<void> | void;
}

/**
 * Performs a plan on a chain, act after act, and stops at the first act that the chain refuses. A signature holds for one chain, so the
 * parties' own keys sign handovers anew. The profile's window holds: acts that are older are refused.
 *
 * Parties, profiles, steps, classes, units and statements of all acts are checked before anything is sent. An error says in its values
 * which `event`, `act` and `identifier` the import stopped at, how many acts it `performed`, and `from` where to continue. After an error
 * of the network check first whether the chain has the act: then continue with one more.
 *
 * @returns How many acts were performed.
 * @throws the contract's own errors; `ARGUMENT_INVALID` for a party, profile, unit or statement that is not there,
 * `CUSTODY_PROFILE_INVALID` for a step or class that the profile does not have.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { importEpcis, planImport } from "tallystick/custody";
 *
 * const parties = { "6941234000005": { client, signer } };
 * const performed = await importEpcis({ plan: planImport(parseJson(text)), parties });
 */
export async function importEpcis(parameters: ImportEpcisParameters): Promise<number> {
  const { plan, parties, before, from = 0 } = parameters;
  const of = plan.acts.length;
  checkThat(Number.isInteger(from) && from >= 0 && from <= of, "from", from, `a number of acts, ${of} at most`);
  const acts = plan.acts.slice(from);
  const [first] = Object.values(parties);
  if (!first || acts.length === 0) {
    checkThat(acts.length === 0, "parties", parties, "those of the document");
    return 0;
  }
  const context = { ...parameters, profiles: await profilesOnChain(first.client) };
  let performed = 0;
  const forEach = async (does: (act: PlannedAct) => Promise<unknown>) => {
    for (const act of acts) {
      try {
        await does(act);
      } catch (error) {
        throw addProgress(error, act, { from, performed, of });
      }
    }
  };
  await forEach(createActChecker(context, first.client));
  await forEach(async (act) => {
    await before?.(act);
    await performAct(context, act);
    performed++;
  });
  return performed;
}
