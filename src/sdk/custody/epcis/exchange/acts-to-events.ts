import { type Profile, refuseProfile } from "../../model/profile.ts";
import type { EpcisEvent } from "../event.ts";
import { epcisEventHash } from "../event-hash.ts";
import type { ChainAct, HandoverConcluded, UnitCreated, UnitTransformed } from "./chain-act.ts";
import { epcOf, partyUri } from "./identifiers.ts";
import { handedOver, resolved } from "./tell-handover.ts";
import { corrected, overdue, recalled, wrong } from "./tell-mending.ts";
import { created, destroyed, lost, opened, packed, recorded, sealed, transformed } from "./tell-unit.ts";
import type { Telling } from "./telling.ts";
import { TALLY_CONTEXT } from "./terms.ts";

export interface TellOptions {
  /** Versions of profiles by their number. */
  readonly profiles: ReadonlyMap<number, Profile>;
  /** GLNs of organisations by their number; those that are not here are told by number. */
  readonly parties?: Readonly<Record<number, string>>;
  /** Zone of the places. @default "+00:00" */
  readonly zone?: string;
}

/** An event, and the act that it tells of. */
export interface Told {
  readonly act: ChainAct;
  readonly event: EpcisEvent & { readonly eventID: string };
}

/**
 * What happened on the chain as EPCIS events, each with its CBV event hash as `eventID`.
 *
 * @param acts In the order of the chain, from the creation of every unit that they name.
 * @throws `CUSTODY_PROFILE_INVALID` for an act under rules that are not in `profiles`.
 */
export function actsToEvents(acts: readonly ChainAct[], options: TellOptions): Told[] {
  const { profiles, parties = {}, zone = "+00:00" } = options;
  const identifiers = new Map<string, string>();
  const disputes = new Map<string, HandoverConcluded>();
  const told: Told[] = [];
  for (const [i, act] of acts.entries()) {
    if (act.name === "UnitCreated") identifiers.set(act.unit, act.identifier);
    const group = act.name === "UnitTransformed" ? transformation(acts, i) : undefined;
    for (const { unit, identifier } of group?.made ?? []) identifiers.set(unit, identifier);
    const telling: Telling = {
      zone,
      before: beforeIn(acts, i),
      disputed: disputes.get(act.unit),
      profileOf: (rules) => profiles.get(rules) ?? refuseProfile("rules", rules, "a version that is given"),
      epc: (unit) => epcOf(identifiers.get(unit) ?? unit),
      party: (org) => partyUri(org, parties[org]),
      made: group?.made ?? [],
      inputs: group?.inputs ?? [],
    };
    if (act.name === "HandoverConcluded") disputes.set(act.unit, act);
    const event = eventOf(acts, i, telling, told);
    if (event) told.push({ act, event: { ...event, eventID: epcisEventHash(event, TALLY_CONTEXT) } });
  }
  return told;
}

/** Undefined for what is told with another act. */
function eventOf(
  acts: readonly ChainAct[],
  i: number,
  telling: Telling,
  told: readonly Told[],
): EpcisEvent | undefined {
  const act = acts[i] as ChainAct;
  switch (act.name) {
    case "UnitCreated":
      return isMade(acts, i) ? undefined : created(act, telling);
    case "StepRecorded":
      return recorded(act, telling);
    case "UnitSealed":
      return sealed(act, telling);
    case "SealBroken":
      return opened(act, telling);
    case "UnitsPacked":
    case "UnitsUnpacked":
      return packed(act, telling, isLeftBehind(acts, i));
    case "HandoverConcluded":
      return handedOver(act, telling);
    case "DisputeResolved":
      return resolved(act, telling);
    case "UnitTransformed":
      return telling.before?.name === "UnitTransformed" ? undefined : transformed(act, telling);
    case "UnitDestroyed":
      return destroyed(act, telling);
    case "UnitLost":
      return lost(act, telling);
    case "UnitCorrected":
      return corrected(act, telling);
    case "RecallSet":
      return recalled(act, telling);
    case "UnitOverdue":
      return overdue(act, telling);
    case "ErrorDeclared":
      return wrong(act, telling, told.find(({ event }) => event.eventID.includes(`;${act.wrong.slice(2)}?`))?.event);
  }
}

const follows = (act: ChainAct, next: ChainAct | undefined) =>
  next !== undefined && next.transaction === act.transaction && next.index === act.index + 1;

/** The act right before, in the same transaction. */
function beforeIn(acts: readonly ChainAct[], i: number): ChainAct | undefined {
  const before = acts[i - 1];
  return before && follows(before, acts[i]) ? before : undefined;
}

/** What comes into being right behind what went in is made of it. */
function isMade(acts: readonly ChainAct[], i: number): boolean {
  let at = i;
  let before = beforeIn(acts, at);
  while (before?.name === "UnitCreated") before = beforeIn(acts, --at);
  const act = acts[i] as UnitCreated;
  return before?.name === "UnitTransformed" && before.state.step === act.state.step;
}

function transformation(acts: readonly ChainAct[], i: number) {
  const [inputs, made]: [string[], UnitCreated[]] = [[], []];
  for (let at = i; at < acts.length; at++) {
    const act = acts[at] as ChainAct;
    if (at > i && !beforeIn(acts, at)) break;
    if (act.name === "UnitTransformed" && made.length === 0) inputs.push(act.unit);
    else if (act.name === "UnitCreated" && act.state.step === (acts[i] as UnitTransformed).state.step) made.push(act);
    else break;
  }
  return { inputs, made };
}

/** Unpacked by a handover of its container, which comes right behind. */
function isLeftBehind(acts: readonly ChainAct[], i: number): boolean {
  const [act, next] = [acts[i] as ChainAct, acts[i + 1]];
  return follows(act, next) && next?.name === "HandoverConcluded" && next.unit === act.unit;
}
