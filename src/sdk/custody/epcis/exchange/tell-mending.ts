import type { EpcisEvent, ErrorDeclaration, ObjectEvent } from "../event.ts";
import type { ErrorDeclared, RecallSet, UnitCorrected, UnitOverdue } from "./chain-act.ts";
import { sensorElement } from "./measured.ts";
import { type Telling, taken, times } from "./telling.ts";
import { field, hashField, isoTime } from "./terms.ts";

/** What was on record was put right. */
export function corrected(act: UnitCorrected, telling: Telling): ObjectEvent {
  const { state, former } = act;
  const profile = telling.profileOf(state.rules);
  const code = (classes: readonly number[]) => classes.map((number) => profile.classes[number]?.code ?? "").join(" ");
  const { quantity, items } = state;
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...times(telling, act, act.recordedAt),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.org),
    sensorElementList: [sensorElement({ quantity, items, evidence: act.evidence }, profile, telling.zone)],
    "tally:class": code(state.classes),
    "tally:former": {
      "tally:class": code(former.classes),
      "tally:quantity": former.quantity,
      "tally:items": former.items,
    },
  };
}

/** The containers that a unit is in are recalled with it. */
export function recalled(act: RecallSet, telling: Telling): ObjectEvent {
  const { before } = telling;
  const withContent = before?.name === "RecallSet" && before.recalled && before.state.isPacked;
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...times(telling, act, act.recordedAt),
    epcList: [telling.epc(act.unit)],
    "tally:party": telling.party(act.org),
    ...(act.recalled && { disposition: "recalled" }),
    persistentDisposition: act.recalled ? { set: ["recalled"] } : { unset: ["recalled"] },
    ...(withContent && { "tally:partOf": "RecallSet" }),
  };
}

/** It is told of the moment from which it was overdue; when somebody showed it is `recordTime`. */
export function overdue(act: UnitOverdue, telling: Telling): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...times(telling, act, act.until),
    ...taken(telling, act.state),
    epcList: [telling.epc(act.unit)],
    "tally:overdue": true,
  };
}

const eventHash = (hash: string) => `ni:///sha-256;${hash.slice(2)}?ver=CBV2.0`;

/**
 * The event that is wrong, told again with EPCIS's declaration, which makes it void for whoever reads it: so only where it is about the
 * unit and the organisation answers for it. On the chain anybody can declare anything; of all else it is told that it was declared, by
 * an event that undoes nothing.
 */
export function wrong(act: ErrorDeclared, telling: Telling, told: EpcisEvent | undefined): EpcisEvent {
  const [party, unit] = [telling.party(act.org), telling.epc(act.unit)];
  const reason = act.reason === "IncorrectData" ? "incorrect_data" : "did_not_occur";
  if (told && unitsOf(told).includes(unit) && answersFor(told).includes(party)) {
    const corrective = !/^0x0*$/.test(act.corrective) && { correctiveEventIDs: [eventHash(act.corrective)] };
    const errorDeclaration: ErrorDeclaration = {
      declarationTime: isoTime(act.recordedAt, telling.zone),
      reason,
      ...corrective,
      "tally:party": party,
      "tally:unit": unit,
      "tally:wrong": act.wrong,
    };
    return { ...told, errorDeclaration };
  }
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...times(telling, act, act.recordedAt),
    epcList: [unit],
    "tally:party": party,
    "tally:reason": reason,
    "tally:wrong": act.wrong,
    ...hashField("tally:corrective", act.corrective),
  };
}

function unitsOf(event: EpcisEvent): unknown[] {
  const lists = ["epcList", "childEPCs", "inputEPCList", "outputEPCList"].map((name) => field(event, name));
  return [field(event, "parentID"), ...lists.flat()];
}

/** Who did it; of a handover both sides, of what a regulator decided the regulator. */
function answersFor(event: EpcisEvent): unknown[] {
  const regulator = field(event, "tally:regulator");
  if (regulator !== undefined) return [regulator];
  const { sourceList = [], destinationList = [] } = event;
  return [
    ...["tally:party", "tally:giver", "tally:receiver"].map((name) => field(event, name)),
    ...sourceList.map(({ source }) => source),
    ...destinationList.map(({ destination }) => destination),
  ].filter((party) => party !== undefined);
}
