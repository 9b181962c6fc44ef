import type { Profile, ProfileClass } from "../../model/profile.ts";
import type { EpcisEvent } from "../event.ts";
import { counted, lotOf, weightOfEach } from "./amounts.ts";
import type { EventReader } from "./event-reader.ts";
import type { Reading } from "./foreign.ts";
import type { PlannedAct } from "./planned-act.ts";

/** Units that come into being: the class of all in the master data, what each weighs, and who has them. */
export function born(
  { read, common, profile, known, containers }: Reading,
  event: Extract<EpcisEvent, { type: "ObjectEvent" }>,
): PlannedAct[] | string {
  const epcs = read.units("epcList");
  const lots = (event.quantityList ?? []).map((lot) => lotOf(lot, profile));
  const step = profile.steps.find((each) => each.act === "Commission" && each.bizStep === event.bizStep);
  const kind = classIn(event, profile);
  const quantity = weightOfEach(event, profile, epcs.length);
  // What things are put into, and has no class and no amount, is empty.
  const isEmpty = !kind && quantity === undefined && lots.length === 0 && epcs.every((unit) => containers.has(unit));
  const party = holder(read) ?? [...epcs, ...lots.map((lot) => lot?.unit ?? "")].map((unit) => known.partyOf(unit))[0];
  const site = read.place;
  const lacks = [
    ...(step ? [] : ["a step by which units begin"]),
    ...(epcs.length + lots.length > 0 ? [] : ["units"]),
    ...(kind || isEmpty ? [] : [`a class of ${profile.name} in ilmd`]),
    ...(epcs.length === 0 || quantity !== undefined || isEmpty
      ? []
      : [`a measurement of each unit in ${profile.unit}`]),
    ...(lots.every((lot) => lot) ? [] : [`a lot and an amount in ${profile.unit} of each class in quantityList`]),
    ...(party === undefined ? ["a possessing_party"] : []),
    ...read.missing,
  ];
  if (lacks.length > 0 || !step || party === undefined) return `lacks ${lacks.join(", ")}`;
  const again = epcs.find((unit) => known.isBorn(unit));
  if (again !== undefined) return `${again} came into being before`;
  const items = (epcs.length === 1 ? counted(event) : undefined) ?? 1;
  const where = { party, profile: profile.name, step: step.name, site };
  const amounts = [
    ...epcs.map((unit) => ({ unit, quantity: quantity ?? 0 })),
    ...lots.filter((lot) => lot !== undefined),
  ];
  return amounts.map(({ unit, quantity }) => ({
    ...common,
    act: "create",
    unit,
    ...where,
    ...(kind ? { class: kind.code, quantity, items } : { quantity: 0, items: 0 }),
  }));
}

/** The class that master data names, by code or name. */
export function classIn(event: EpcisEvent, { classes }: Profile): ProfileClass | undefined {
  const said = Object.values(("ilmd" in event ? event.ilmd : undefined) ?? {});
  const found = classes.filter(({ code, name }) => said.includes(code) || said.includes(name));
  return found.length === 1 ? found[0] : undefined;
}

/** Who has what comes into being; undefined where the event names two. */
function holder(read: EventReader): string | undefined {
  const [from, to] = [read.possessing("source"), read.possessing("destination")];
  return from === undefined || to === undefined || from === to ? (to ?? from) : undefined;
}
