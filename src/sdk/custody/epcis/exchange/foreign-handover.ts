import type { Disposition } from "../cbv.ts";
import type { EpcisEvent } from "../event.ts";
import { counted, weighed } from "./amounts.ts";
import type { Reading } from "./foreign.ts";
import { stepFor } from "./foreign-step.ts";
import { outermost } from "./known-units.ts";
import { measuredOfSide } from "./measured.ts";
import type { PlannedAct } from "./planned-act.ts";

/** What an event can say of goods that their receiver takes as they are. */
const TAKEN: readonly (Disposition | undefined)[] = [
  undefined,
  "active",
  "conformant",
  "container_closed",
  "in_progress",
  "in_transit",
];

/**
 * Custody passes with both signatures, which the importer has the keys for, and with what both measured: each side's measurement where
 * the event says whose is whose, or one quantity, to which both agree by the event.
 */
export function handedOver(
  reading: Reading,
  event: Extract<EpcisEvent, { type: "ObjectEvent" }>,
): PlannedAct[] | string {
  const { read, common, profile, known } = reading;
  const [giver, receiver] = [read.possessing("source"), read.possessing("destination")];
  const units = outermost(read.units("epcList"), known);
  if (typeof units === "string") return units;
  const [unit = ""] = units;
  const onRecord = known.amountOf(unit);
  const items = counted(event) ?? onRecord?.items;
  const values = weighed(event, profile);
  const given = measuredOfSide(event, profile, "giver") ?? (values.length === 1 ? values[0] : undefined);
  const taken = measuredOfSide(event, profile, "receiver") ?? (values.length === 1 ? values[0] : undefined);
  const site = read.place;
  const lacks = [
    ...(units.length === 1 ? [] : ["one unit alone"]),
    ...(giver === undefined ? ["a possessing_party as source"] : []),
    ...(receiver === undefined ? ["a possessing_party as destination"] : []),
    ...(given === undefined || taken === undefined ? [whoseMeasurement(values.length, profile.unit)] : []),
    ...(items === undefined || items === 0 ? ["a count of the pieces"] : []),
    ...read.missing,
  ];
  if (lacks.length > 0 || given === undefined || taken === undefined || items === undefined)
    return `lacks ${lacks.join(", ")}`;
  if (giver === undefined || receiver === undefined) return `lacks ${lacks.join(", ")}`;
  if (!TAKEN.includes(event.disposition))
    return `its disposition ${event.disposition} does not say that the receiver agrees`;
  const party = known.partyOf(unit);
  if (party !== undefined && party !== giver) return `${giver} gives what ${party} has, as the events before say`;
  const step = stepFor(reading, "HandOver", unit, receiver);
  if (typeof step === "string") return step;
  if (step.needsSeal && known.isOpen(unit))
    return `${step.name} takes sealed units alone, and no event says with what seal`;
  const apart = (quantity: number) =>
    onRecord !== undefined && Math.abs(quantity - onRecord.quantity) * 1_000 > onRecord.quantity * profile.tolerance;
  // In dispute: it stays with the giver.
  if (apart(given) || apart(taken) || items !== (onRecord?.items ?? items)) known.stop(unit, common.event);
  return [
    {
      ...common,
      act: "handOver",
      unit,
      giver,
      receiver,
      step: step.name,
      site,
      condition: "Conformant",
      given: { quantity: given, items },
      taken: { quantity: taken, items },
      refused: [],
    },
  ];
}

const whoseMeasurement = (measurements: number, unit: string) =>
  measurements > 1 ? "whose measurement is whose" : `a measurement in ${unit}`;
