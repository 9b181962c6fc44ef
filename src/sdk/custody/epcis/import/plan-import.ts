import type { EpcisEvent } from "../event.ts";
import { parseEpcis } from "../parse-epcis.ts";
import { decodeTime, readField } from "../shared/terms.ts";
import type { EventPlan } from "./event-plan.ts";
import { EventReader } from "./event-reader.ts";
import { joinDestructions } from "./join-destructions.ts";
import { KnownUnits } from "./known-units.ts";
import { orderEvents } from "./order-events.ts";
import type { PlanContext } from "./other-systems/plan-context.ts";
import { planFromOtherSystem, stopPassed } from "./other-systems/plan-from-other-system.ts";
import { planErrorDeclaration } from "./own-events/plan-error-declaration.ts";
import { planFromOwnEvent } from "./own-events/plan-from-own-event.ts";
import { type OwnTerms, readProvenance } from "./own-events/read-provenance.ts";
import type { PlanImportOptions } from "./plan-import-options.ts";
import type { PlannedAct, UnplannedEvent } from "./planned-act.ts";
import { surveyEvents } from "./survey-events.ts";

/** What a document becomes on a chain. */
export interface ImportPlan {
  /** In the order in which they are to be performed: that of our own export, or by `eventTime` for other systems' documents. */
  readonly acts: readonly PlannedAct[];
  /** Every event that becomes no act, also those that another act brings about by itself. */
  readonly unplanned: readonly UnplannedEvent[];
  /** Identifiers of units that acts need and no act creates. They have to be on the chain already, held by the document's givers. */
  readonly assumed: readonly string[];
}

/**
 * Plans the import of an EPCIS document: acts in their order, and each event that becomes no act with the reason. Sends nothing.
 *
 * An event becomes an act when it says all that the act needs. Our own exports say in fields with the prefix `tally` what EPCIS has no
 * term for; other systems' events are read under `options.profile`.
 *
 * An event that the document itself declares void (it is repeated with `errorDeclaration`) becomes no act. An event that stands in the
 * document twice, by its event hash, becomes acts once.
 *
 * @throws `EPCIS_INVALID`, `JSON_INVALID`.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { planImport } from "tallystick/custody";
 *
 * const { acts, unplanned } = planImport(parseJson(text));
 * for (const { event, reason } of unplanned) console.log(`event ${event}: ${reason}`);
 */
export function planImport(document: unknown, options: PlanImportOptions = {}): ImportPlan {
  const { context, events } = parseEpcis(document);
  const provenance = readProvenance(document);
  const ordered = orderEvents(events, context, (eventID) => provenance.get(eventID)?.length ?? 0);
  const [acts, unplanned]: [PlannedAct[], UnplannedEvent[]] = [[], []];
  const { givers, containers } = surveyEvents(ordered.filter(({ void: voided }) => !voided).map(({ event }) => event));
  const known = new KnownUnits(givers);
  const beside = { ...options, known, containers };
  for (const { i, event, hash, isDuplicate, isUnreplaced, void: voided } of ordered) {
    const { eventID } = event;
    const terms = eventID === undefined || isDuplicate ? undefined : provenance.get(eventID)?.shift();
    const plan = voided === undefined ? planEvent(event, i, terms ?? {}, hash, beside) : { reason: voided };
    if (isUnreplaced) stopPassed(new EventReader(event), known, i);
    if ("reason" in plan) {
      unplanned.push({ event: i, ...(eventID !== undefined && { eventID }), reason: plan.reason });
      continue;
    }
    acts.push(...plan.acts);
    const outcome = readField(event, "tally:outcome");
    for (const act of plan.acts) known.note(act, outcome === undefined || outcome === "Accepted");
  }
  unplanned.sort((a, b) => a.event - b.event);
  return { acts: joinDestructions(acts), unplanned, assumed: findAssumedUnits(acts) };
}

function planEvent(
  event: EpcisEvent,
  i: number,
  terms: OwnTerms,
  hash: string,
  { profile, ...options }: PlanImportOptions & Pick<PlanContext, "known" | "containers">,
): EventPlan {
  const read = new EventReader(event);
  const evidence = read.text("tally:evidence");
  const common = {
    event: i,
    when: read.when,
    ...(evidence !== undefined && { evidence }),
    ...(event.recordTime !== undefined && { recordedAt: decodeTime(event.recordTime) }),
  };
  if (event.errorDeclaration) return planErrorDeclaration(event.errorDeclaration, common, hash);
  const partOf = read.text("tally:partOf");
  if (partOf !== undefined) return { reason: `comes about by itself with ${partOf}` };
  const act = read.text("tally:act");
  return act === undefined
    ? planFromOtherSystem({ read, common, profile, ...options })
    : planFromOwnEvent(act, read, common, terms);
}

function findAssumedUnits(acts: readonly PlannedAct[]): string[] {
  const [created, assumed] = [new Set<string>(), new Set<string>()];
  for (const act of acts) {
    if (act.act === "create") created.add(act.unit);
    const needed = act.act === "create" ? [] : [act.unit, ...("units" in act ? act.units : [])];
    for (const unit of needed) if (!created.has(unit)) assumed.add(unit);
    if (act.act === "transform") for (const { unit } of act.outputs) created.add(unit);
  }
  return [...assumed];
}
