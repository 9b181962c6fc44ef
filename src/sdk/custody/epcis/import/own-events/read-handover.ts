import { CONDITIONS, type Condition } from "../../../model/condition.ts";
import type { EventReader } from "../event-reader.ts";
import type { ActReader } from "./act-reader.ts";
import { NOTHING, readStep } from "./read-fields.ts";

/** How the resolution of a dispute can end. */
const OUTCOMES = ["Accepted", "Returning"] as const;

export const readHandover: ActReader = (read, { deadline }) => {
  const condition = CONDITIONS.find((known) => known === read.text("tally:condition"));
  return {
    act: "handOver",
    unit: read.unit,
    ...readSides(read),
    step: readStep(read),
    site: read.site,
    given: read.need(read.measurement("giver"), "a measurement of the giver's", NOTHING),
    taken: read.need(read.measurement("receiver"), "a measurement of the receiver's", NOTHING),
    condition: read.need<Condition>(condition, "tally:condition", "Conformant"),
    refused: read.units("tally:refused"),
    ...(deadline !== undefined && { deadline }),
  };
};

export const readDisputeResolution: ActReader = (read, { statement }) => {
  const regulator = read.party("tally:regulator");
  const outcome = OUTCOMES.find((known) => known === read.text("tally:outcome"));
  const accepted = read.need(outcome, "tally:outcome", "Returning") === "Accepted";
  return {
    act: "resolveDispute",
    unit: read.unit,
    ...readSides(read),
    accepted,
    measurement: read.need(read.measurement(), "a measurement", NOTHING),
    ...(regulator !== undefined && { regulator }),
    ...(statement !== undefined && { statement }),
  };
};

function readSides(read: EventReader) {
  const giver = read.possessing("source") ?? read.party("tally:giver");
  const receiver = read.possessing("destination") ?? read.party("tally:receiver");
  return { giver: read.need(giver, "who gives", ""), receiver: read.need(receiver, "who receives", "") };
}
