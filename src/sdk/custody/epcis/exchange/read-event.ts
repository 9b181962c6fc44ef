import type { Json } from "../../../core/json/canonical-json.ts";
import { CONDITIONS, type Condition } from "../../model/condition.ts";
import type { ErrorReason } from "../../model/error-reason.ts";
import type { EventReader } from "./event-reader.ts";
import { identifierOf, siteNumber } from "./identifiers.ts";
import type { Measured } from "./measured.ts";
import type { PlannedAct, PlannedUnit } from "./planned-act.ts";
import { field } from "./terms.ts";

/** An act without what every act has. */
type Bare<A = PlannedAct> = A extends PlannedAct ? Omit<A, "event" | "when" | "recordedAt" | "evidence"> : never;

/** What the chain alone says of an event. */
export interface Beside {
  readonly statement?: string;
  readonly deadline?: number;
}

const NOTHING: Measured = { quantity: 0, items: 0 };

/** How a dispute is resolved. */
const OUTCOMES = ["Accepted", "Returning"] as const;

const party = (read: EventReader) => read.need(read.party("tally:party"), "tally:party", "");
const step = (read: EventReader) => read.need(read.text("tally:step"), "tally:step", "");
const own = (read: EventReader) => ({ unit: read.unit, party: party(read) });

/** How an event that we wrote becomes an act again, by its `tally:act`. */
export const READERS: Readonly<Record<string, (read: EventReader, beside: Beside) => Bare>> = {
  UnitCreated(read) {
    const ilmd = "ilmd" in read.event ? (read.event.ilmd ?? {}) : {};
    const [rules, code, profile] = [
      field(ilmd, "tally:rules"),
      field(ilmd, "tally:class"),
      field(ilmd, "tally:profile"),
    ];
    // A container has neither class nor amount.
    const amount = read.measured();
    if (amount !== undefined) read.need(code, "tally:class in ilmd", "");
    const measured = code === undefined ? NOTHING : read.need(amount, "a measurement", NOTHING);
    const { quantity, items, evidence } = measured;
    return {
      act: "create",
      ...own(read),
      step: step(read),
      site: read.site,
      quantity,
      items,
      profile: read.need(typeof profile === "string" ? profile : undefined, "tally:profile in ilmd", ""),
      ...(typeof rules === "number" && { rules }),
      ...(typeof code === "string" && { class: code }),
      ...(evidence !== undefined && { evidence }),
    };
  },
  StepRecorded: (read) => ({ act: "record", ...own(read), step: step(read), site: read.site }),
  UnitSealed: (read) => ({
    act: "seal",
    ...own(read),
    number: read.need(read.text("tally:sealNumber"), "tally:sealNumber", ""),
  }),
  SealBroken: (read) => ({ act: "breakSeal", ...own(read) }),
  UnitLost: (read) => ({ act: "declareLost", ...own(read) }),
  UnitsPacked: (read) => ({ act: "pack", ...packing(read) }),
  UnitsUnpacked: (read) => ({ act: "unpack", ...packing(read) }),
  HandoverConcluded(read, { deadline }) {
    const condition = CONDITIONS.find((known) => known === read.text("tally:condition"));
    return {
      act: "handOver",
      unit: read.unit,
      ...sides(read),
      step: step(read),
      site: read.site,
      given: read.need(read.measured("giver"), "a measurement of the giver's", NOTHING),
      taken: read.need(read.measured("receiver"), "a measurement of the receiver's", NOTHING),
      condition: read.need<Condition>(condition, "tally:condition", "Conformant"),
      refused: read.units("tally:refused"),
      ...(deadline !== undefined && { deadline }),
    };
  },
  DisputeResolved(read, { statement }) {
    const regulator = read.party("tally:regulator");
    const outcome = OUTCOMES.find((known) => known === read.text("tally:outcome"));
    const accepted = read.need(outcome, "tally:outcome", "Returning") === "Accepted";
    return {
      act: "resolveDispute",
      unit: read.unit,
      ...sides(read),
      accepted,
      measured: read.need(read.measured(), "a measurement", NOTHING),
      ...(regulator !== undefined && { regulator }),
      ...(statement !== undefined && { statement }),
    };
  },
  UnitTransformed(read) {
    const units = read.units("inputEPCList");
    const made = field(read.event, "tally:made");
    return {
      act: "transform",
      units,
      unit: read.need(units[0], "inputEPCList", ""),
      party: party(read),
      step: step(read),
      made: read.need(
        Array.isArray(made) ? made.map((each, i) => madeUnit(read, each, i)) : undefined,
        "tally:made",
        [],
      ),
    };
  },
  UnitDestroyed: (read, { statement }) => ({
    act: "destroy",
    ...own(read),
    step: step(read),
    ...(statement !== undefined && { statement }),
  }),
  UnitCorrected: (read) => ({
    act: "correct",
    ...own(read),
    class: read.need(read.text("tally:class"), "tally:class", ""),
    measured: read.need(read.measured(), "a measurement", NOTHING),
  }),
  RecallSet(read, { statement }) {
    const recalled = read.need(recallOf(read), "disposition recalled, set or unset", false);
    return { act: "setRecall", ...own(read), recalled, ...(statement !== undefined && { statement }) };
  },
  ErrorDeclared(read) {
    const corrective = read.text("tally:corrective");
    return {
      act: "declareError",
      ...own(read),
      wrong: read.need(read.text("tally:wrong"), "tally:wrong", ""),
      ...(corrective !== undefined && { corrective }),
      reason: read.need(errorReason(read.text("tally:reason")), "tally:reason", "IncorrectData"),
    };
  },
  UnitOverdue: (read) => ({ act: "flagOverdue", unit: read.unit }),
};

function packing(read: EventReader) {
  const parent = "parentID" in read.event ? read.event.parentID : undefined;
  const units = read.units("childEPCs");
  if (units.length === 0) read.missing.push("childEPCs");
  return { unit: identifierOf(read.need(parent, "parentID", "")), units, party: party(read) };
}

function sides(read: EventReader) {
  const giver = read.possessing("source") ?? read.party("tally:giver");
  const receiver = read.possessing("destination") ?? read.party("tally:receiver");
  return { giver: read.need(giver, "who gives", ""), receiver: read.need(receiver, "who receives", "") };
}

/** Of EPCIS's word. */
export function errorReason(word: string | undefined): ErrorReason | undefined {
  if (word === "did_not_occur") return "DidNotOccur";
  return word === "incorrect_data" ? "IncorrectData" : undefined;
}

/** Undefined where the event says neither, or both. */
function recallOf({ event }: EventReader): boolean | undefined {
  const { set = [], unset = [] } = ("persistentDisposition" in event ? event.persistentDisposition : undefined) ?? {};
  const [recalls, lifts] = [event.disposition === "recalled" || set.includes("recalled"), unset.includes("recalled")];
  return recalls === lifts ? undefined : recalls;
}

function madeUnit(read: EventReader, json: Json, i: number): PlannedUnit {
  const made = (json ?? {}) as object;
  const text = (name: string) => {
    const value = field(made, name);
    return typeof value === "string" ? value : undefined;
  };
  const whole = (name: string) => {
    const value = field(made, name);
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  };
  const need = <T>(value: T | undefined, name: string, instead: T) =>
    read.need(value, `${name} in tally:made[${i}]`, instead);
  const [evidence, site] = [text("tally:evidence"), text("tally:site")];
  return {
    unit: identifierOf(need(text("tally:unit"), "tally:unit", "")),
    class: need(text("tally:class"), "tally:class", ""),
    quantity: need(whole("tally:quantity"), "tally:quantity", 0),
    items: need(whole("tally:items"), "tally:items", 0),
    site: field(made, "tally:site") === undefined ? 0 : need(siteNumber(site ?? ""), "tally:site", 0),
    ...(evidence !== undefined && { evidence }),
  };
}
