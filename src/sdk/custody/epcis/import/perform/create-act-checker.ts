import { isHexString } from "ethers";
import { checkThat } from "../../../../core/check.ts";
import type { Client } from "../../../../core/client.ts";
import { isValid } from "../../../../evidence/actions/attestations/is-valid.ts";
import { checkMaximum } from "../../../model/max-quantity.ts";
import { classNumber, stepNumber } from "../../../model/profile.ts";
import type { ProfileOnChain } from "../../../model/profile-on-chain.ts";
import type { PlannedAct } from "../planned-act.ts";
import { findNamedProfile, findParty, findStatement, findUnitProfile, type ImportContext } from "./import-context.ts";

/**
 * Checks that the chain has what an act needs: parties, profiles, steps, classes, units and statements; and that no quantity is above
 * its profile's maximum.
 */
export type ActChecker = (act: PlannedAct) => Promise<void>;

/**
 * Creates a checker for acts in their order: a unit that no act before creates has to be on the chain.
 *
 * @throws `ARGUMENT_INVALID`, `CUSTODY_PROFILE_INVALID`.
 */
export function createActChecker(context: ImportContext, client: Client): ActChecker {
  const profiles = new Map<string, ProfileOnChain>();
  const statements = new Set<string>();
  const profileUnder = async (unit: string) => {
    const found = profiles.get(unit) ?? (await findUnitProfile(context, client, unit));
    profiles.set(unit, found);
    return found.profile;
  };
  /** One number is sent for all units of an act. */
  const checkSteps = async ({ step, units }: Extract<PlannedAct, { act: "destroy" }>) => {
    const numbers = new Set<number>();
    for (const unit of units) numbers.add(stepNumber(await profileUnder(unit), step));
    checkThat(numbers.size === 1, "step", step, `one number for all of ${units.join(", ")}`);
  };
  return async (act) => {
    for (const party of partiesIn(act)) findParty(context, party);
    if (act.act === "create") {
      const found = findNamedProfile(context, act.profile, act.rules);
      stepNumber(found.profile, act.step);
      if (act.class !== undefined) classNumber(found.profile, act.class);
      checkMaximum(found.profile, act.quantity);
      profiles.set(act.unit, found);
      return;
    }
    const profile = await profileUnder(act.unit);
    for (const unit of "units" in act ? act.units : "refused" in act ? act.refused : []) await profileUnder(unit);
    if ("step" in act) stepNumber(profile, act.step);
    if (act.act === "correct") classNumber(profile, act.class);
    if ("measurement" in act) checkMaximum(profile, act.measurement.quantity);
    if (act.act === "transform") {
      for (const { unit, class: code, quantity } of act.outputs) {
        if (code !== undefined) classNumber(profile, code);
        checkMaximum(profile, quantity);
        profiles.set(unit, profiles.get(act.unit) as ProfileOnChain);
      }
    }
    if (act.act === "destroy") await checkSteps(act);
    for (const uid of statementsOf(act)) {
      const statement = findStatement(context, uid);
      if (statements.has(statement)) continue;
      const holds = isHexString(statement, 32) && (await isValid(client, { uid: statement }));
      checkThat(holds, "statements", statement, "the uid of a valid statement on this chain");
      statements.add(statement);
    }
  };
}

function partiesIn(act: PlannedAct): string[] {
  if (act.act === "handOver") return [act.giver, act.receiver];
  if (act.act === "resolveDispute")
    return [act.giver, act.receiver, ...(act.regulator === undefined ? [] : [act.regulator])];
  return "party" in act ? [act.party] : [];
}

/** The uids that an act has to name; empty where it has to name one and does not. */
function statementsOf(act: PlannedAct): readonly string[] {
  if (act.act === "destroy") return act.certificates.length === 0 ? [""] : act.certificates;
  const isStated = act.act === "setRecall" || (act.act === "resolveDispute" && act.regulator !== undefined);
  return isStated ? [act.statement ?? ""] : [];
}
