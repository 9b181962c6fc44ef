import type { Role } from "../../../members/model/roles.ts";
import type { Profile } from "../../model/profile.ts";
import type { EpcisEvent } from "../event.ts";
import type { EventReader } from "./event-reader.ts";
import { born } from "./foreign-born.ts";
import { handedOver } from "./foreign-handover.ts";
import { stepFor } from "./foreign-step.ts";
import { transformed } from "./foreign-transformed.ts";
import { identifierOf } from "./identifiers.ts";
import { type KnownUnits, outermost } from "./known-units.ts";
import type { PlannedAct } from "./planned-act.ts";

/** Under what events of another system are read. */
export interface ForeignOptions {
  /** The flow's rules on this chain. Without them such events become no acts. */
  readonly profile?: Profile;
  /** Uid of the statement under which units are destroyed, which no event names. */
  readonly certificate?: string;
  /** Of parties, by GLN or number: where several steps of a profile have one CBV term, who receives says which it is. */
  readonly roles?: Readonly<Record<string, readonly Role[]>>;
}

/** With what an event is read. */
export interface Reading extends Omit<ForeignOptions, "profile"> {
  readonly read: EventReader;
  readonly profile: Profile;
  readonly common: Pick<PlannedAct, "event" | "when" | "recordedAt" | "evidence">;
  readonly known: KnownUnits;
  /** What things are put into somewhere in the document. */
  readonly containers: ReadonlySet<string>;
}

/** Acts of an event without `tally:act`, or why there are none. */
export function foreignActs(
  beside: Omit<Reading, "profile"> & { readonly profile: Profile | undefined },
): PlannedAct[] | string {
  const { read, profile, known, common } = beside;
  const { event } = read;
  const what = `${event.type} ${event.bizStep ?? "without bizStep"} has no tally:act`;
  if (!profile) return `${what}, and no profile is given under which to read it`;
  const units = [...read.units("epcList"), ...read.units("childEPCs"), ...read.units("inputEPCList")];
  if ("parentID" in event && event.parentID !== undefined) units.push(identifierOf(event.parentID));
  const stopped = units.map((unit) => known.stopOf(unit)).find((stop) => stop !== undefined);
  if (stopped !== undefined) return `${what}, and ${stopped}`;
  const found = actsOf({ ...beside, profile }, event);
  if (typeof found !== "string") return found;
  stopPassed(read, known, common.event);
  return `${what}, and ${found}`;
}

/** What an event passes on in the document and not in the plan: from then on the plan does not follow those units. */
export function stopPassed(read: EventReader, known: KnownUnits, event: number): void {
  const [from, to] = [read.possessing("source"), read.possessing("destination")];
  if (from === undefined || to === undefined || from === to) return;
  for (const unit of [...read.units("epcList"), ...read.units("childEPCs")]) known.stop(unit, event);
}

function actsOf(reading: Reading, event: EpcisEvent): PlannedAct[] | string {
  if (event.type === "AggregationEvent") return packing(reading, event);
  if (event.type === "TransformationEvent") return transformed(reading, event);
  if (event.type !== "ObjectEvent") return "an event of this type needs one";
  if (event.action === "ADD") return born(reading, event);
  const { profile } = reading;
  const acts = new Set(profile.steps.filter(({ bizStep }) => bizStep === event.bizStep).map(({ act }) => act));
  const passes =
    reading.read.possessing("source") !== undefined || reading.read.possessing("destination") !== undefined;
  if (acts.has("HandOver") && (passes || !acts.has("Record"))) return handedOver(reading, event);
  if (acts.has("Destroy")) return destroyed(reading);
  if (acts.has("Record")) return recorded(reading);
  return `0 steps of ${profile.name} are recorded under this bizStep`;
}

/** A unit, and whose hands it is in. */
interface Held {
  readonly unit: string;
  readonly party: string;
}

/** Units that an event is about, each in the hands that it needs; or what is not known. What is in a named container goes with it. */
function held({ read, known }: Reading): readonly Held[] | string {
  const units = outermost(read.units("epcList"), known);
  if (typeof units === "string") return units;
  if (units.length === 0) return "lacks units in epcList";
  const found = units.map((unit) => ({ unit, party: known.partyOf(unit) ?? "" }));
  const stranger = found.find(({ party }) => party === "");
  return stranger ? `no event says who has ${stranger.unit}` : found;
}

function recorded(reading: Reading): PlannedAct[] | string {
  const { read, common } = reading;
  const units = held(reading);
  if (typeof units === "string") return units;
  const site = read.place;
  if (read.missing.length > 0) return `lacks ${read.missing.join(", ")}`;
  return eachBy(reading, "Record", units, (unit, step) => ({ ...common, act: "record", ...unit, step, site }));
}

function destroyed(reading: Reading): PlannedAct[] | string {
  const { common, certificate: statement } = reading;
  const units = held(reading);
  if (typeof units === "string") return units;
  if (statement === undefined) return "lacks a certificate, which no event names: give its statement";
  return eachBy(reading, "Destroy", units, (unit, step) => ({ ...common, act: "destroy", ...unit, step, statement }));
}

/** An act of each unit by the step that it takes, or why one takes none. */
function eachBy(
  reading: Reading,
  act: "Record" | "Destroy",
  units: readonly Held[],
  plan: (unit: Held, step: string) => PlannedAct,
): PlannedAct[] | string {
  const acts: PlannedAct[] = [];
  for (const each of units) {
    const step = stepFor(reading, act, each.unit);
    if (typeof step === "string") return step;
    acts.push(plan(each, step.name));
  }
  return acts;
}

function packing(
  { read, common, known }: Reading,
  event: Extract<EpcisEvent, { type: "AggregationEvent" }>,
): PlannedAct[] | string {
  const unit = event.parentID === undefined ? undefined : identifierOf(event.parentID);
  const empties = event.action === "DELETE" && read.units("childEPCs").length === 0;
  const units = empties && unit !== undefined ? (known.contentsOf(unit) ?? []) : read.units("childEPCs");
  if (event.action === "OBSERVE" || unit === undefined || units.length === 0) return "moves no named units";
  if ((event.childQuantityList ?? []).length > 0) return "moves goods that are no units, in childQuantityList";
  const party = [unit, ...units].map((each) => known.partyOf(each)).find((each) => each !== undefined);
  if (party === undefined) return `no event says who has ${units[0]}`;
  return [{ ...common, act: event.action === "ADD" ? "pack" : "unpack", unit, units, party }];
}
