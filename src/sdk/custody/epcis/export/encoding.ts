import type { Profile, ProfileStep } from "../../model/profile.ts";
import type { UnitState } from "../../model/unit-word.ts";
import type { EventFields } from "../event.ts";
import { encodeSite } from "../shared/identifiers.ts";
import { encodeBizStep, encodeTime } from "../shared/terms.ts";
import type { ChainAct, HandoverConcluded, UnitCreated } from "./chain-act.ts";

/** What the encoding of one act depends on. */
export interface Encoding {
  readonly profileOf: (rules: number) => Profile;
  /** URI of a unit, by its id. */
  readonly epc: (unit: string) => string;
  /** URI of an organisation. */
  readonly party: (org: number) => string;
  /** Such as "+08:00". */
  readonly zone: string;
  /** The act before, in the same transaction. */
  readonly before: ChainAct | undefined;
  /** The handover over which the unit is in dispute. */
  readonly disputed: HandoverConcluded | undefined;
  /** Outputs of a transformation. */
  readonly outputs: readonly UnitCreated[];
  /** Inputs of a transformation. */
  readonly inputs: readonly string[];
}

type Step = Pick<UnitState, "rules" | "step">;

/** A step of the profile. */
export function findProfileStep({ profileOf }: Encoding, { rules, step }: Step): ProfileStep {
  return profileOf(rules).steps[step] as ProfileStep;
}

/** The fields that every event has: the time of the act, and the time of the block that has it. */
export function encodeTimes({ zone }: Encoding, act: ChainAct, when: number) {
  return {
    eventTime: encodeTime(when, zone),
    eventTimeZoneOffset: zone,
    recordTime: encodeTime(act.recordedAt, zone),
    "tally:act": act.name,
  };
}

/** A step: CBV's term, and the profile's name. */
export function encodeStep(encoding: Encoding, step: Step) {
  const { name, bizStep } = findProfileStep(encoding, step);
  return { bizStep: encodeBizStep(bizStep), "tally:step": name };
}

/** Where the units are after the act; no fields for site 0, which is none. */
export function encodePlace(site: number): Pick<EventFields, "readPoint" | "bizLocation"> {
  return site === 0 ? {} : { readPoint: { id: encodeSite(site) }, bizLocation: { id: encodeSite(site) } };
}

/** From whom to whom possession passed. */
export function encodePossession(
  encoding: Encoding,
  from: number,
  to: number,
): Pick<EventFields, "sourceList" | "destinationList"> {
  return {
    sourceList: [{ type: "possessing_party", source: encoding.party(from) }],
    destinationList: [{ type: "possessing_party", destination: encoding.party(to) }],
  };
}
