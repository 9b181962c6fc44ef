import type { EpcisEvent, ErrorDeclaration, ObjectEvent } from "../epcis/event.ts";
import type { ErrorDeclared, RecallSet, UnitCorrected, UnitOverdue } from "./chain-act.ts";
import { sensorElement } from "./measured.ts";
import { type Telling, taken, times } from "./telling.ts";
import { hashField, isoTime } from "./terms.ts";

/** What was on record was put right. */
export function corrected(act: UnitCorrected, telling: Telling): ObjectEvent {
  const { state, former } = act;
  const profile = telling.profileOf(state.rules);
  const code = (classes: readonly number[]) => classes.map((number) => profile.classes[number]?.code ?? "").join(" ");
  const { quantity, items } = state;
  return {
    ...{ type: "ObjectEvent", action: "OBSERVE", ...times(telling, act, act.recordedAt) },
    ...{ epcList: [telling.epc(act.unit)], "tally:party": telling.party(act.org) },
    sensorElementList: [sensorElement({ quantity, items, evidence: act.evidence }, profile, telling.zone)],
    "tally:class": code(state.classes),
    "tally:former": {
      ...{ "tally:class": code(former.classes), "tally:quantity": former.quantity, "tally:items": former.items },
    },
  };
}

/** The containers that a unit is in are recalled with it. */
export function recalled(act: RecallSet, telling: Telling): ObjectEvent {
  const { before } = telling;
  const withContent = before?.name === "RecallSet" && before.recalled && before.state.isPacked;
  return {
    ...{ type: "ObjectEvent", action: "OBSERVE", ...times(telling, act, act.recordedAt) },
    ...{ epcList: [telling.epc(act.unit)], "tally:party": telling.party(act.org) },
    ...(act.recalled && { disposition: "recalled" }),
    persistentDisposition: act.recalled ? { set: ["recalled"] } : { unset: ["recalled"] },
    ...(withContent && { "tally:partOf": "RecallSet" }),
  };
}

/** It is told of the moment from which it was overdue; when somebody showed it is `recordTime`. */
export function overdue(act: UnitOverdue, telling: Telling): ObjectEvent {
  return {
    ...{ type: "ObjectEvent", action: "OBSERVE", ...times(telling, act, act.until), ...taken(telling, act.state) },
    ...{ epcList: [telling.epc(act.unit)], "tally:overdue": true },
  };
}

const eventHash = (hash: string) => `ni:///sha-256;${hash.slice(2)}?ver=CBV2.0`;

/** The event that is wrong, told again with the declaration; of one that is not here, only that it is wrong. */
export function wrong(act: ErrorDeclared, telling: Telling, told: EpcisEvent | undefined): EpcisEvent {
  const { zone } = telling;
  const errorDeclaration: ErrorDeclaration = {
    declarationTime: isoTime(act.recordedAt, zone),
    reason: act.reason === "IncorrectData" ? "incorrect_data" : "did_not_occur",
    ...(!/^0x0*$/.test(act.corrective) && { correctiveEventIDs: [eventHash(act.corrective)] }),
    ...{ "tally:party": telling.party(act.org), "tally:unit": telling.epc(act.unit), "tally:wrong": act.wrong },
  };
  if (told) return { ...told, errorDeclaration };
  return {
    ...{ type: "ObjectEvent", action: "OBSERVE", ...times(telling, act, act.recordedAt) },
    ...{ epcList: [telling.epc(act.unit)], errorDeclaration, ...hashField("tally:wrong", act.wrong) },
  };
}
