import { isHexString } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { isValid } from "../../../evidence/actions/attestations/is-valid.ts";
import { classNumber, stepNumber } from "../../model/profile.ts";
import type { ProfileOnChain } from "../../model/profile-on-chain.ts";
import { type Importing, partyOf, profileNamed, profileOf, statementFor } from "./importing.ts";
import type { PlannedAct } from "./planned-act.ts";

/** Checks an act against what it needs on the chain: parties, profiles, steps, classes, units and statements. */
export type CheckAct = (act: PlannedAct) => Promise<void>;

/**
 * For acts in their order: a unit of which no act before says that it comes into being has to be on the chain.
 *
 * @throws `ARGUMENT_INVALID`, `CUSTODY_PROFILE_INVALID`.
 */
export function planChecker(importing: Importing, client: Client): CheckAct {
  const profiles = new Map<string, ProfileOnChain>();
  const statements = new Set<string>();
  const profileUnder = async (unit: string) => {
    const found = profiles.get(unit) ?? (await profileOf(importing, client, unit));
    profiles.set(unit, found);
    return found.profile;
  };
  return async (act) => {
    for (const party of partiesIn(act)) partyOf(importing, party);
    if (act.act === "create") {
      const found = profileNamed(importing, act.profile, act.rules);
      stepNumber(found.profile, act.step);
      if (act.class !== undefined) classNumber(found.profile, act.class);
      profiles.set(act.unit, found);
      return;
    }
    const profile = await profileUnder(act.unit);
    for (const unit of "units" in act ? act.units : "refused" in act ? act.refused : []) await profileUnder(unit);
    if ("step" in act) stepNumber(profile, act.step);
    if (act.act === "correct") classNumber(profile, act.class);
    if (act.act === "transform") {
      for (const { unit, class: code } of act.made) {
        if (code !== undefined) classNumber(profile, code);
        profiles.set(unit, profiles.get(act.unit) as ProfileOnChain);
      }
    }
    if (!needsStatement(act)) return;
    const statement = statementFor(importing, act.statement);
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
