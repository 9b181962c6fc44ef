import type { Profile, ProfileStep } from "../../model/profile.ts";
import type { UnitState } from "../../model/unit-word.ts";
import type { EventFields } from "../event.ts";
import type { ChainAct, HandoverConcluded, UnitCreated } from "./chain-act.ts";
import { siteUri } from "./identifiers.ts";
import { bizStepOf, isoTime } from "./terms.ts";

/** What events are told with. */
export interface Telling {
  readonly profileOf: (rules: number) => Profile;
  /** URI of a unit, by the hash of its identifier. */
  readonly epc: (unit: string) => string;
  /** URI of an organisation. */
  readonly party: (org: number) => string;
  /** Such as "+08:00". */
  readonly zone: string;
  /** The act before, in the same transaction. */
  readonly before: ChainAct | undefined;
  /** The handover that the unit is in dispute over. */
  readonly disputed: HandoverConcluded | undefined;
  /** What is made of the inputs. */
  readonly made: readonly UnitCreated[];
  /** All inputs of a transformation. */
  readonly inputs: readonly string[];
}

/** The step that a unit is in. */
export function stepOf({ profileOf }: Telling, { rules, step }: Pick<UnitState, "rules" | "step">): ProfileStep {
  return profileOf(rules).steps[step] as ProfileStep;
}

/** What every event has: when, and when it came to the chain. */
export function times({ zone }: Telling, act: ChainAct, when: number) {
  return {
    eventTime: isoTime(when, zone),
    eventTimeZoneOffset: zone,
    recordTime: isoTime(act.recordedAt, zone),
    "tally:act": act.name,
  };
}

/** The step that was taken: CBV's word, and the profile's own. */
export function taken(telling: Telling, { rules, step }: Pick<UnitState, "rules" | "step">) {
  const { name, bizStep } = stepOf(telling, { rules, step });
  return { bizStep: bizStepOf(bizStep), "tally:step": name };
}

/** Where things are from then on; nothing for no place. */
export function places(site: number): Pick<EventFields, "readPoint" | "bizLocation"> {
  return site === 0 ? {} : { readPoint: { id: siteUri(site) }, bizLocation: { id: siteUri(site) } };
}

/** From whom to whom possession passed. */
export function passed(
  telling: Telling,
  from: number,
  to: number,
): Pick<EventFields, "sourceList" | "destinationList"> {
  return {
    sourceList: [{ type: "possessing_party", source: telling.party(from) }],
    destinationList: [{ type: "possessing_party", destination: telling.party(to) }],
  };
}
