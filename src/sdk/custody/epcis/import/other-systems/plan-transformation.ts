import type { TransformationEvent } from "../../event.ts";
import type { EventPlan } from "../event-plan.ts";
import { findClass } from "./find-class.ts";
import { findStep } from "./find-step.ts";
import type { PlanContext } from "./plan-context.ts";
import { readEachAmount, readLot } from "./read-amounts.ts";

/** Plans the transformation of units into others: things with the amount that the master data gives each, and lots with their own. */
export function planTransformation(context: PlanContext, event: TransformationEvent): EventPlan {
  const { read, common, profile, known } = context;
  const [units, epcs] = [read.units("inputEPCList"), read.units("outputEPCList")];
  const lots = (event.outputQuantityList ?? []).map((lot) => readLot(lot, profile));
  const kind = findClass(event, profile);
  const each = readEachAmount(event, profile, epcs.length + lots.length);
  const site = read.place;
  const lacks = [
    ...(units.length > 0 ? [] : ["units in inputEPCList"]),
    ...((event.inputQuantityList ?? []).length > 0 ? ["units for what is in inputQuantityList"] : []),
    ...(epcs.length + lots.length > 0 ? [] : ["what came out"]),
    ...(kind ? [] : [`a class of ${profile.name} in ilmd`]),
    ...(epcs.length === 0 || each !== undefined
      ? []
      : [`a measurement of each unit that came out, in ${profile.unit}`]),
    ...(lots.every((lot) => lot) ? [] : [`a lot and an amount in ${profile.unit} of each class in outputQuantityList`]),
    ...read.missing,
  ];
  if (lacks.length > 0 || !kind) return { reason: `lacks ${lacks.join(", ")}` };
  const [unit = ""] = units;
  const party = known.partyOf(unit);
  if (party === undefined) return { reason: `no event says who has ${unit}` };
  const found = findStep(context, "Transform", unit);
  if ("reason" in found) return found;
  const amounts = [
    ...epcs.map((output) => ({ unit: output, quantity: each ?? 0 })),
    ...lots.filter((lot) => lot !== undefined),
  ];
  const outputs = amounts.map((amount) => ({ ...amount, class: kind.code, items: 1, site }));
  return { acts: [{ ...common, act: "transform", unit, units, party, step: found.step.name, outputs }] };
}
