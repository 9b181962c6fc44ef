import type { Disposition } from "../../cbv.ts";
import type { ObjectEvent } from "../../event.ts";
import type { EventPlan } from "../event-plan.ts";
import { findOutermost } from "./find-outermost.ts";
import { findStep } from "./find-step.ts";
import type { PlanContext } from "./plan-context.ts";
import { readCount, readMeasuredAmounts, readSideAmount } from "./read-amounts.ts";

/** Dispositions with which a receiver takes the goods as they are. */
const UNDISPUTED: readonly (Disposition | undefined)[] = [
  undefined,
  "active",
  "conformant",
  "container_closed",
  "in_progress",
  "in_transit",
];

/**
 * Plans a handover. The importer has the keys of both sides, who sign it anew, with the amount of each side where the event says which side
 * measured what, or with one amount, to which both sides agree by the event.
 */
export function planHandover(context: PlanContext, event: ObjectEvent): EventPlan {
  const { read, common, profile, known } = context;
  const [giver, receiver] = [read.possessing("source"), read.possessing("destination")];
  const outermost = findOutermost(read.units("epcList"), known);
  if ("reason" in outermost) return outermost;
  const { units } = outermost;
  const [unit = ""] = units;
  const onChain = known.amountOf(unit);
  const items = readCount(event) ?? onChain?.items;
  const amounts = readMeasuredAmounts(event, profile);
  const agreed = amounts.length === 1 ? amounts[0] : undefined;
  const given = readSideAmount(event, profile, "giver") ?? agreed;
  const taken = readSideAmount(event, profile, "receiver") ?? agreed;
  const site = read.place;
  const lacks = [
    ...(units.length === 1 ? [] : ["one unit alone"]),
    ...(giver === undefined ? ["a possessing_party as source"] : []),
    ...(receiver === undefined ? ["a possessing_party as destination"] : []),
    ...(given === undefined || taken === undefined
      ? [amounts.length > 1 ? "whose measurement is whose" : `a measurement in ${profile.unit}`]
      : []),
    ...(items === undefined || items === 0 ? ["a count of the pieces"] : []),
    ...read.missing,
  ];
  if (lacks.length > 0 || given === undefined || taken === undefined || items === undefined)
    return { reason: `lacks ${lacks.join(", ")}` };
  if (giver === undefined || receiver === undefined) return { reason: `lacks ${lacks.join(", ")}` };
  if (!UNDISPUTED.includes(event.disposition))
    return { reason: `its disposition ${event.disposition} does not say that the receiver agrees` };
  const party = known.partyOf(unit);
  if (party !== undefined && party !== giver)
    return { reason: `${giver} gives what ${party} has, as the events before say` };
  const found = findStep(context, "HandOver", unit, receiver);
  if ("reason" in found) return found;
  const { step } = found;
  if (step.needsSeal && known.isUnsealed(unit))
    return { reason: `${step.name} takes sealed units alone, and no event says with what seal` };
  const isApart = (quantity: number) =>
    onChain !== undefined && Math.abs(quantity - onChain.quantity) * 1_000 > onChain.quantity * profile.tolerance;
  // The handover ends in dispute, and the unit stays with the giver.
  if (isApart(given) || isApart(taken) || items !== (onChain?.items ?? items)) known.stop(unit, common.event);
  return {
    acts: [
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
    ],
  };
}
