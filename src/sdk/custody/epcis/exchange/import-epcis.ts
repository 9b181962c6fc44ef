import { checkThat } from "../../../core/check.ts";
import { breakSealAndWait } from "../../actions/break-seal.ts";
import { correctUnitAndWait } from "../../actions/correct-unit.ts";
import { createUnitAndWait } from "../../actions/create-unit.ts";
import { declareErrorAndWait } from "../../actions/declare-error.ts";
import { declareLostAndWait } from "../../actions/declare-lost.ts";
import { destroyUnitsAndWait } from "../../actions/destroy-units.ts";
import { flagOverdueAndWait } from "../../actions/flag-overdue.ts";
import { packUnitsAndWait } from "../../actions/pack-units.ts";
import { recordStepAndWait } from "../../actions/record-step.ts";
import { sealUnitAndWait } from "../../actions/seal-unit.ts";
import { setRecallAndWait } from "../../actions/set-recall.ts";
import { transformUnitsAndWait } from "../../actions/transform-units.ts";
import { unpackUnitsAndWait } from "../../actions/unpack-units.ts";
import { classNumber, type Profile, stepNumber } from "../../model/profile.ts";
import { profilesOnChain } from "../../model/profile-on-chain.ts";
import { unitId } from "../../model/unit-id.ts";
import { planChecker } from "./check-plan.ts";
import { importDisputeResolution, importHandover } from "./import-handover.ts";
import {
  type ImportEpcisParameters,
  type Importing,
  type ImportParty,
  partyOf,
  profileNamed,
  profileOf,
  statementFor,
} from "./importing.ts";
import type { PlannedAct } from "./planned-act.ts";
import { stoppedAt } from "./stopped-at.ts";

/**
 * Performs a plan on a chain, act after act; stops at the first that the chain refuses. Handovers are signed anew by the parties' own
 * keys, as a signature is for one chain. The profile's window holds: acts that are older than it are refused.
 *
 * Parties, profiles, steps, classes, units and statements of all acts are checked before anything is sent. An error says in its values
 * which `event`, `act` and `identifier` it stopped at, how many acts were `performed`, and `from` where to go on. After an error of the
 * network look first whether the act has come through: then it is one more.
 *
 * @returns How many acts were performed.
 * @throws the contract's own errors; `ARGUMENT_INVALID` for a party, profile, unit or statement that is not there,
 * `CUSTODY_PROFILE_INVALID` for a step or class that the profile does not have.
 *
 * @example
 * import { importEpcis, parseJson, planImport } from "tallystick";
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
  const importing = { ...parameters, profiles: await profilesOnChain(first.client) };
  let performed = 0;
  const each = async (does: (act: PlannedAct) => Promise<unknown>) => {
    for (const act of acts) {
      try {
        await does(act);
      } catch (error) {
        throw stoppedAt(error, act, { from, performed, of });
      }
    }
  };
  await each(planChecker(importing, first.client));
  await each(async (act) => {
    await before?.(act);
    await perform(importing, act);
    performed++;
  });
  return performed;
}

const classOf = (profile: Profile, code: string | undefined) =>
  code === undefined ? {} : { class: classNumber(profile, code) };

async function perform(importing: Importing, act: PlannedAct): Promise<unknown> {
  if (act.act === "handOver") return importHandover(importing, act);
  if (act.act === "resolveDispute") return importDisputeResolution(importing, act);
  const unit = unitId(act.unit);
  const { when, evidence } = act;
  const shown = evidence === undefined ? {} : { evidence };
  if (act.act === "flagOverdue") {
    const anybody = Object.values(importing.parties)[0] as ImportParty;
    return flagOverdueAndWait(anybody.client, { unit });
  }
  const { client } = partyOf(importing, act.party);
  if (act.act === "create") {
    const { profile, rules } = profileNamed(importing, act.profile, act.rules);
    const { site, items, quantity } = act;
    const creation = { identifier: act.unit, rules, step: stepNumber(profile, act.step), site, when, items, quantity };
    return createUnitAndWait(client, { creation: { ...creation, ...classOf(profile, act.class), ...shown } });
  }
  switch (act.act) {
    case "seal":
      return sealUnitAndWait(client, { unit, number: act.number, when });
    case "breakSeal":
      return breakSealAndWait(client, { unit, when, ...shown });
    case "declareLost":
      return declareLostAndWait(client, { unit, when, ...shown });
    case "pack":
      return packUnitsAndWait(client, { parent: unit, units: act.units.map(unitId), when });
    case "unpack":
      return unpackUnitsAndWait(client, { parent: unit, units: act.units.map(unitId), when });
    case "declareError": {
      const { wrong, corrective, reason } = act;
      return declareErrorAndWait(client, { unit, wrong, reason, ...(corrective !== undefined && { corrective }) });
    }
    case "setRecall":
      return setRecallAndWait(client, {
        units: [unit],
        recalled: act.recalled,
        statement: statementFor(importing, act.statement),
      });
  }
  const { profile, rules } = await profileOf(importing, client, act.unit);
  switch (act.act) {
    case "record":
      return recordStepAndWait(client, {
        units: [unit],
        step: stepNumber(profile, act.step),
        site: act.site,
        when,
        ...shown,
      });
    case "destroy":
      return destroyUnitsAndWait(client, {
        units: [unit],
        step: stepNumber(profile, act.step),
        when,
        certificate: statementFor(importing, act.statement),
      });
    case "correct": {
      const { quantity, items, evidence: shows = evidence } = act.measured;
      const put = { unit, class: classNumber(profile, act.class), quantity, items };
      return correctUnitAndWait(client, { ...put, ...(shows !== undefined && { evidence: shows }) });
    }
    case "transform": {
      const outputs = act.made.map(({ unit: identifier, class: code, ...made }) => ({
        identifier,
        ...made,
        ...classOf(profile, code),
      }));
      const step = stepNumber(profile, act.step);
      return transformUnitsAndWait(client, { inputs: act.units.map(unitId), outputs, rules, step, when, ...shown });
    }
  }
}
