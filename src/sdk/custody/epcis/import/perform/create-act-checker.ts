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
    if (!needsStatement(act)) return;
    const statement = findStatement(context, act.statement);
    if (statements.has(statement)) return;
    const holds = isHexString(statement, 32) && (await isValid(client, { uid: statement }));
    checkThat(holds, "statements", statement, "the uid of a valid statement on this chain");
    statements.add(statement);
  };
}

function partiesIn(act: PlannedAct): string[] {
  if (act.act === "handOver") return [act.giver, act.receiver];
  if (act.act === "resolveDispute")
    return [act.giver, act.receiver, ...(act.regulator === undefined ? [] : [act.regulator])];
  return "party" in act ? [act.party] : [];
}

type Stated = Extract<PlannedAct, { act: "destroy" | "setRecall" | "resolveDispute" }>;

const needsStatement = (act: PlannedAct): act is Stated =>
  act.act === "destroy" || act.act === "setRecall" || (act.act === "resolveDispute" && act.regulator !== undefined);
