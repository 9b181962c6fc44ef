import type { EpcisEvent } from "../epcis/event.ts";
import type { Profile } from "../profile.ts";
import type { EventReader } from "./event-reader.ts";
import { identifierOf } from "./identifiers.ts";
import { storedQuantity } from "./measured.ts";
import type { PlannedAct } from "./planned-act.ts";

/** Under what events of another system are read. */
export interface ForeignOptions {
  /** The flow's rules on this chain. Without them such events become no acts. */
  readonly profile?: Profile;
}

type Common = Pick<PlannedAct, "event" | "when" | "recordedAt" | "evidence">;

/** Acts of an event without `tally:act`, or why there are none. `holders`: who has which unit, as the events before say. */
export function foreignActs(
  read: EventReader,
  common: Common,
  { profile }: ForeignOptions,
  holders: ReadonlyMap<string, string>,
): PlannedAct[] | string {
  const { event } = read;
  const what = `${event.type} ${event.bizStep ?? "without bizStep"} has no tally:act`;
  if (!profile) return `${what}, and no profile is given under which to read it`;
  if (event.type === "AggregationEvent") return packing(read, event, common, holders, what);
  if (event.type !== "ObjectEvent") return `${what}, which an event of this type needs`;
  if (event.action === "ADD") return born(read, event, common, profile, what);
  const steps = profile.steps.filter(({ bizStep, act }) => bizStep === event.bizStep && act === "Record");
  const [step] = steps;
  if (steps.length !== 1 || !step) {
    return `${what}, and ${steps.length} steps of ${profile.name} are recorded under this bizStep by one side alone`;
  }
  const units = read.units("epcList");
  const stranger = units.find((unit) => !holders.has(unit));
  if (units.length === 0 || stranger !== undefined)
    return `${what}, and no event says who has ${stranger ?? "anything"}`;
  const site = read.place;
  if (read.missing.length > 0) return `${what}, and lacks ${read.missing.join(", ")}`;
  return units.map((unit) => ({
    ...{ ...common, act: "record", unit, party: holders.get(unit) ?? "", step: step.name, site },
  }));
}

/** A unit by itself: its class in the master data, its weight or volume by a sensor, and who has it. */
function born(
  read: EventReader,
  event: Extract<EpcisEvent, { type: "ObjectEvent" }>,
  common: Common,
  profile: Profile,
  what: string,
): PlannedAct[] | string {
  const { ilmd = {}, bizStep } = event;
  const said = Object.values(ilmd);
  const kind = profile.classes.find(({ code, name }) => said.includes(code) || said.includes(name));
  const step = profile.steps.find((each) => each.act === "Commission" && each.bizStep === bizStep);
  const [unit, ...others] = read.units("epcList");
  const reports = (event.sensorElementList ?? []).flatMap(({ sensorReport }) => sensorReport);
  const quantity = reports.map((report) => storedQuantity(report, profile)).find((each) => each !== undefined);
  const party = read.possessing("destination") ?? read.possessing("source");
  const site = read.place;
  const lacks = [
    ...(step ? [] : ["a step by which units begin"]),
    ...(unit === undefined || others.length > 0 ? ["one unit alone"] : []),
    ...(kind ? [] : [`a class of ${profile.name} in ilmd`]),
    ...(quantity === undefined ? [`a measurement in ${profile.unit}`] : []),
    ...(party === undefined ? ["a possessing_party"] : []),
    ...read.missing,
  ];
  if (lacks.length > 0 || !step || !kind || quantity === undefined || party === undefined || unit === undefined) {
    return `${what}, and lacks ${lacks.join(", ")}`;
  }
  const amount = { class: kind.code, quantity, items: 1 };
  return [{ ...common, act: "create", unit, party, profile: profile.name, step: step.name, site, ...amount }];
}

function packing(
  read: EventReader,
  event: Extract<EpcisEvent, { type: "AggregationEvent" }>,
  common: Common,
  holders: ReadonlyMap<string, string>,
  what: string,
): PlannedAct[] | string {
  const units = read.units("childEPCs");
  const unit = event.parentID === undefined ? undefined : identifierOf(event.parentID);
  const party = units.map((each) => holders.get(each)).find((each) => each !== undefined);
  if (event.action === "OBSERVE" || unit === undefined || units.length === 0)
    return `${what}, and moves no named units`;
  if (party === undefined) return `${what}, and no event says who has ${units[0]}`;
  return [{ ...common, act: event.action === "ADD" ? "pack" : "unpack", unit, units, party }];
}
