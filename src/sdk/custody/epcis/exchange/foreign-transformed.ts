import type { EpcisEvent } from "../event.ts";
import { lotOf, weightOfEach } from "./amounts.ts";
import type { Reading } from "./foreign.ts";
import { classIn } from "./foreign-born.ts";
import { stepFor } from "./foreign-step.ts";
import type { PlannedAct } from "./planned-act.ts";

/** Units become others: single things that weigh what the master data says, and lots by their amounts. */
export function transformed(
  reading: Reading,
  event: Extract<EpcisEvent, { type: "TransformationEvent" }>,
): PlannedAct[] | string {
  const { read, common, profile, known } = reading;
  const [units, epcs] = [read.units("inputEPCList"), read.units("outputEPCList")];
  const lots = (event.outputQuantityList ?? []).map((lot) => lotOf(lot, profile));
  const kind = classIn(event, profile);
  const each = weightOfEach(event, profile, epcs.length + lots.length);
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
  if (lacks.length > 0 || !kind) return `lacks ${lacks.join(", ")}`;
  const [unit = ""] = units;
  const party = known.partyOf(unit);
  if (party === undefined) return `no event says who has ${unit}`;
  const step = stepFor(reading, "Transform", unit);
  if (typeof step === "string") return step;
  const amounts = [
    ...epcs.map((made) => ({ unit: made, quantity: each ?? 0 })),
    ...lots.filter((lot) => lot !== undefined),
  ];
  const made = amounts.map((amount) => ({ ...amount, class: kind.code, items: 1, site }));
  return [{ ...common, act: "transform", unit, units, party, step: step.name, made }];
}
