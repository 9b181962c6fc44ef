import { type Profile, refuseProfile } from "../../model/profile.ts";
import type { EpcisEvent } from "../event.ts";
import { epcisEventHash } from "../event-hash.ts";
import { encodeEpc, encodeParty } from "../shared/identifiers.ts";
import { TALLY_CONTEXT } from "../shared/terms.ts";
import { actBefore, findTransformation, isOutput } from "./act-groups.ts";
import type { ChainAct, HandoverConcluded } from "./chain-act.ts";
import { encodeCorrection } from "./encode-correction.ts";
import { encodeCreation } from "./encode-creation.ts";
import { encodeDestruction } from "./encode-destruction.ts";
import { encodeDisputeResolution } from "./encode-dispute-resolution.ts";
import { encodeErrorDeclaration } from "./encode-error-declaration.ts";
import { encodeHandover } from "./encode-handover.ts";
import { encodeLoss } from "./encode-loss.ts";
import { encodeOverdue } from "./encode-overdue.ts";
import { encodePacking } from "./encode-packing.ts";
import { encodeRecall } from "./encode-recall.ts";
import { encodeRecordedStep } from "./encode-recorded-step.ts";
import { encodeBrokenSeal, encodeSeal } from "./encode-seal.ts";
import { encodeTransformation } from "./encode-transformation.ts";
import type { Encoding } from "./encoding.ts";

export interface EncodeActsOptions {
  /** Versions of profiles by their number. */
  readonly profiles: ReadonlyMap<number, Profile>;
  /** GLNs of organisations by their number. An organisation that is not here is named by its number. */
  readonly parties?: Readonly<Record<number, string>>;
  /** Zone of the sites. @default "+00:00" */
  readonly zone?: string;
}

/** An act, and the event that says it. */
export interface EncodedAct {
  readonly act: ChainAct;
  readonly event: EpcisEvent & { readonly eventID: string };
  /** Organisation in whose hands the unit began. */
  readonly creator?: number;
}

/**
 * Encodes acts on a chain as EPCIS events, each with its CBV event hash as `eventID`.
 *
 * @param acts In the order of the chain, from the creation of every unit that they name.
 * @throws `CUSTODY_PROFILE_INVALID` for an act under rules that are not in `profiles`.
 */
export function encodeActs(acts: readonly ChainAct[], options: EncodeActsOptions): EncodedAct[] {
  const { profiles, parties = {}, zone = "+00:00" } = options;
  const identifiers = new Map<string, string>();
  const creators = new Map<string, number>();
  const disputes = new Map<string, HandoverConcluded>();
  const encoded: EncodedAct[] = [];
  for (const [i, act] of acts.entries()) {
    if (act.name === "UnitCreated") {
      identifiers.set(act.unit, act.identifier);
      creators.set(act.unit, act.state.custodian);
    }
    const { outputs, inputs } = findTransformation(acts, i);
    for (const { unit, identifier } of outputs) identifiers.set(unit, identifier);
    const encoding: Encoding = {
      zone,
      before: actBefore(acts, i),
      disputed: disputes.get(act.unit),
      profileOf: (rules) => profiles.get(rules) ?? refuseProfile("rules", rules, "a version that is given"),
      epc: (unit) => encodeEpc(identifiers.get(unit) ?? unit),
      party: (org) => encodeParty(org, parties[org]),
      outputs,
      inputs,
    };
    if (act.name === "HandoverConcluded") disputes.set(act.unit, act);
    const event = encodeAct(acts, i, encoding, encoded);
    const creator = creators.get(act.unit);
    if (event) {
      const withId = { ...event, eventID: epcisEventHash(event, TALLY_CONTEXT) };
      encoded.push({ act, event: withId, ...(creator !== undefined && { creator }) });
    }
  }
  return encoded;
}

/** Undefined for an act that the event of another act covers. */
function encodeAct(
  acts: readonly ChainAct[],
  i: number,
  encoding: Encoding,
  encoded: readonly EncodedAct[],
): EpcisEvent | undefined {
  const act = acts[i] as ChainAct;
  switch (act.name) {
    case "UnitCreated":
      return isOutput(acts, i) ? undefined : encodeCreation(act, encoding);
    case "StepRecorded":
      return encodeRecordedStep(act, encoding);
    case "UnitSealed":
      return encodeSeal(act, encoding);
    case "SealBroken":
      return encodeBrokenSeal(act, encoding);
    case "UnitsPacked":
    case "UnitsUnpacked":
    case "UnitsRefused":
      return encodePacking(act, encoding);
    case "HandoverConcluded":
      return encodeHandover(act, encoding);
    case "DisputeResolved":
      return encodeDisputeResolution(act, encoding);
    case "UnitTransformed":
      return encoding.before?.name === "UnitTransformed" ? undefined : encodeTransformation(act, encoding);
    case "UnitDestroyed":
      return encodeDestruction(act, encoding);
    case "UnitLost":
      return encodeLoss(act, encoding);
    case "UnitCorrected":
      return encodeCorrection(act, encoding);
    case "RecallSet":
      return encodeRecall(act, encoding);
    case "UnitOverdue":
      return encodeOverdue(act, encoding);
    case "ErrorDeclared": {
      const wrong = encoded.find(({ event }) => event.eventID.includes(`;${act.wrong.slice(2)}?`));
      return encodeErrorDeclaration(act, encoding, wrong?.event);
    }
  }
}
