import { ERROR_REASONS } from "../../../model/error-reason.ts";
import { decodeEpc } from "../../shared/identifiers.ts";
import type { EventReader } from "../event-reader.ts";
import type { ActReader } from "./act-reader.ts";
import { readCreation } from "./read-creation.ts";
import { NOTHING, readParty, readStep, readUnitAndParty } from "./read-fields.ts";
import { readDisputeResolution, readHandover } from "./read-handover.ts";
import { readTransformation } from "./read-transformation.ts";

/** `tally:act` of an event that we exported -> what reads its act. */
export const ACT_READERS: Readonly<Record<string, ActReader>> = {
  UnitCreated: readCreation,
  StepRecorded: (read) => ({ act: "record", ...readUnitAndParty(read), step: readStep(read), site: read.site }),
  UnitSealed: (read) => ({
    act: "seal",
    ...readUnitAndParty(read),
    number: read.need(read.text("tally:sealNumber"), "tally:sealNumber", ""),
  }),
  SealBroken: (read) => ({ act: "breakSeal", ...readUnitAndParty(read) }),
  UnitLost: (read) => ({ act: "declareLost", ...readUnitAndParty(read) }),
  UnitsPacked: (read) => ({ act: "pack", ...readPacking(read) }),
  UnitsUnpacked: (read) => ({ act: "unpack", ...readPacking(read) }),
  HandoverConcluded: readHandover,
  DisputeResolved: readDisputeResolution,
  UnitTransformed: readTransformation,
  UnitDestroyed: (read, { statement }) => ({
    act: "destroy",
    ...readUnitAndParty(read),
    units: [read.unit],
    step: readStep(read),
    certificates: statement === undefined ? [] : [statement],
  }),
  UnitCorrected: (read) => ({
    act: "correct",
    ...readUnitAndParty(read),
    class: read.need(read.text("tally:class"), "tally:class", ""),
    measurement: read.need(read.measurement(), "a measurement", NOTHING),
  }),
  RecallSet(read, { statement }) {
    const recalled = read.need(readRecall(read), "disposition recalled, set or unset", false);
    return { act: "setRecall", ...readUnitAndParty(read), recalled, ...(statement !== undefined && { statement }) };
  },
  ErrorDeclared(read) {
    const corrective = read.text("tally:corrective");
    const reason = ERROR_REASONS.find((known) => known === read.text("tally:reason"));
    return {
      act: "declareError",
      ...readUnitAndParty(read),
      wrong: read.need(read.text("tally:wrong"), "tally:wrong", ""),
      ...(corrective !== undefined && { corrective }),
      reason: read.need(reason, "tally:reason", "IncorrectData"),
    };
  },
  UnitOverdue: (read) => ({ act: "flagOverdue", unit: read.unit }),
};

function readPacking(read: EventReader) {
  const parent = "parentID" in read.event ? read.event.parentID : undefined;
  const units = read.units("childEPCs");
  if (units.length === 0) read.missing.push("childEPCs");
  return { unit: decodeEpc(read.need(parent, "parentID", "")), units, party: readParty(read) };
}

/** Whether the recall is set or lifted; undefined where the event says neither, or both. */
function readRecall({ event }: EventReader): boolean | undefined {
  const { set = [], unset = [] } = ("persistentDisposition" in event ? event.persistentDisposition : undefined) ?? {};
  const [recalls, lifts] = [event.disposition === "recalled" || set.includes("recalled"), unset.includes("recalled")];
  return recalls === lifts ? undefined : recalls;
}
