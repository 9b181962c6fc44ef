import type { ObjectEvent } from "../../event.ts";
import type { EventPlan } from "../event-plan.ts";
import type { EventReader } from "../event-reader.ts";
import { findClass } from "./find-class.ts";
import type { PlanContext } from "./plan-context.ts";
import { readCount, readEachAmount, readLot } from "./read-amounts.ts";

/** Plans the creation of units: their class from the master data, the amount of each, and the party that has them. */
export function planCreation({ read, common, profile, known, containers }: PlanContext, event: ObjectEvent): EventPlan {
  const epcs = read.units("epcList");
  const lots = (event.quantityList ?? []).map((lot) => readLot(lot, profile));
  const step = profile.steps.find((each) => each.act === "Commission" && each.bizStep === event.bizStep);
  const kind = findClass(event, profile);
  const quantity = readEachAmount(event, profile, epcs.length);
  // A container has neither class nor amount: other units are packed into it later.
  const isContainer =
    !kind && quantity === undefined && lots.length === 0 && epcs.every((unit) => containers.has(unit));
  const units = [...epcs, ...lots.map((lot) => lot?.unit ?? "")];
  const party = findHolder(read) ?? units.map((unit) => known.partyOf(unit))[0];
  const site = read.place;
  const lacks = [
    ...(step ? [] : ["a step by which units begin"]),
    ...(epcs.length + lots.length > 0 ? [] : ["units"]),
    ...(kind || isContainer ? [] : [`a class of ${profile.name} in ilmd`]),
    ...(epcs.length === 0 || quantity !== undefined || isContainer
      ? []
      : [`a measurement of each unit in ${profile.unit}`]),
    ...(lots.every((lot) => lot) ? [] : [`a lot and an amount in ${profile.unit} of each class in quantityList`]),
    ...(party === undefined ? ["a possessing_party"] : []),
    ...read.missing,
  ];
  if (lacks.length > 0 || !step || party === undefined) return { reason: `lacks ${lacks.join(", ")}` };
  const again = epcs.find((unit) => known.isCreated(unit));
  if (again !== undefined) return { reason: `${again} came into being before` };
  const items = (epcs.length === 1 ? readCount(event) : undefined) ?? 1;
  const where = { party, profile: profile.name, step: step.name, site };
  const amounts = [
    ...epcs.map((unit) => ({ unit, quantity: quantity ?? 0 })),
    ...lots.filter((lot) => lot !== undefined),
  ];
  const acts = amounts.map(({ unit, quantity }) => ({
    ...common,
    act: "create" as const,
    unit,
    ...where,
    ...(kind ? { class: kind.code, quantity, items } : { quantity: 0, items: 0 }),
  }));
  return { acts };
}

/** The party that has the new units; undefined where the event passes them from one party to another. */
function findHolder(read: EventReader): string | undefined {
  const [from, to] = [read.possessing("source"), read.possessing("destination")];
  return from === undefined || to === undefined || from === to ? (to ?? from) : undefined;
}
