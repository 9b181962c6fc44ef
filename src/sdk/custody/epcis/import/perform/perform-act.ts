import { breakSealAndWait } from "../../../actions/break-seal.ts";
import { correctUnitAndWait } from "../../../actions/correct-unit.ts";
import { createUnitAndWait } from "../../../actions/create-unit.ts";
import { declareErrorAndWait } from "../../../actions/declare-error.ts";
import { declareLostAndWait } from "../../../actions/declare-lost.ts";
import { destroyUnitsAndWait } from "../../../actions/destroy-units.ts";
import { flagOverdueAndWait } from "../../../actions/flag-overdue.ts";
import { packUnitsAndWait } from "../../../actions/pack-units.ts";
import { recordStepAndWait } from "../../../actions/record-step.ts";
import { sealUnitAndWait } from "../../../actions/seal-unit.ts";
import { setRecallAndWait } from "../../../actions/set-recall.ts";
import { transformUnitsAndWait } from "../../../actions/transform-units.ts";
import { unpackUnitsAndWait } from "../../../actions/unpack-units.ts";
import { classNumber, type Profile, stepNumber } from "../../../model/profile.ts";
import type { PlannedAct } from "../planned-act.ts";
import { findCertificate } from "./find-certificate.ts";
import {
  findNamedProfile,
  findParty,
  findStatement,
  findUnitId,
  findUnitProfile,
  type ImportContext,
  type ImportParty,
} from "./import-context.ts";
import { performDisputeResolution } from "./perform-dispute-resolution.ts";
import { performHandover } from "./perform-handover.ts";

const classField = (profile: Profile, code: string | undefined) =>
  code === undefined ? {} : { class: classNumber(profile, code) };

/** Performs an act of a plan, by the keys of the parties that it names. */
export async function performAct(context: ImportContext, act: PlannedAct): Promise<unknown> {
  if (act.act === "handOver") return performHandover(context, act);
  if (act.act === "resolveDispute") return performDisputeResolution(context, act);
  const { when, evidence } = act;
  const evidenceField = evidence === undefined ? {} : { evidence };
  const { client } =
    act.act === "flagOverdue" ? (Object.values(context.parties)[0] as ImportParty) : findParty(context, act.party);
  if (act.act === "create") {
    const { profile, rules } = findNamedProfile(context, act.profile, act.rules);
    const { site, items, quantity } = act;
    const creation = { identifier: act.unit, rules, step: stepNumber(profile, act.step), site, when, items, quantity };
    return createUnitAndWait(client, {
      creation: { ...creation, ...classField(profile, act.class), ...evidenceField },
    });
  }
  const unit = await findUnitId(context, client, act.unit);
  const idsOf = (identifiers: readonly string[]) =>
    Promise.all(identifiers.map((each) => findUnitId(context, client, each)));
  switch (act.act) {
    case "flagOverdue":
      return flagOverdueAndWait(client, { unit });
    case "seal":
      return sealUnitAndWait(client, { unit, number: act.number, when });
    case "breakSeal":
      return breakSealAndWait(client, { unit, when, ...evidenceField });
    case "declareLost":
      return declareLostAndWait(client, { unit, when, ...evidenceField });
    case "pack":
      return packUnitsAndWait(client, { parent: unit, units: await idsOf(act.units), when });
    case "unpack":
      return unpackUnitsAndWait(client, { parent: unit, units: await idsOf(act.units), when });
    case "declareError": {
      const { wrong, corrective, reason } = act;
      return declareErrorAndWait(client, { unit, wrong, reason, ...(corrective !== undefined && { corrective }) });
    }
    case "setRecall": {
      const statement = findStatement(context, act.statement);
      return setRecallAndWait(client, { units: [unit], recalled: act.recalled, statement });
    }
  }
  const { profile, rules } = await findUnitProfile(context, client, act.unit);
  switch (act.act) {
    case "record": {
      const step = stepNumber(profile, act.step);
      return recordStepAndWait(client, { units: [unit], step, site: act.site, when, ...evidenceField });
    }
    case "destroy": {
      const units = await idsOf(act.units);
      const certificate = findCertificate(context, act.certificates, units);
      return destroyUnitsAndWait(client, { units, step: stepNumber(profile, act.step), when, certificate });
    }
    case "correct": {
      const { quantity, items, evidence: own = evidence } = act.measurement;
      const values = { unit, class: classNumber(profile, act.class), quantity, items };
      return correctUnitAndWait(client, { ...values, ...(own !== undefined && { evidence: own }) });
    }
    case "transform": {
      const outputs = act.outputs.map(({ unit: identifier, class: code, ...others }) => ({
        identifier,
        ...others,
        ...classField(profile, code),
      }));
      const step = stepNumber(profile, act.step);
      const inputs = await idsOf(act.units);
      return transformUnitsAndWait(client, { inputs, outputs, rules, step, when, ...evidenceField });
    }
  }
}
