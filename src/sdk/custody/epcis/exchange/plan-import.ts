import type { Json } from "../../../core/json/canonical-json.ts";
import type { EpcisEvent } from "../event.ts";
import { parseEpcis } from "../parse-epcis.ts";
import { capturedEvents } from "./captured.ts";
import { EventReader, secondsOf } from "./event-reader.ts";
import { type ForeignOptions, foreignActs, type Reading, stopPassed } from "./foreign.ts";
import { identifierOf, partyKey } from "./identifiers.ts";
import { KnownUnits } from "./known-units.ts";
import { overviewOf } from "./overview.ts";
import type { PlannedAct, Unmapped } from "./planned-act.ts";
import { type Beside, errorReason, READERS } from "./read-event.ts";
import { field } from "./terms.ts";

/** What a document becomes. */
export interface ImportPlan {
  /** In the order in which they are to be performed: that of an export of ours, by `eventTime` in other systems' documents. */
  readonly acts: readonly PlannedAct[];
  /** Every event that becomes no act. Those that another act brings about by itself are named too. */
  readonly unmapped: readonly Unmapped[];
  /** Identifiers of units that acts need and no act brings into being: they have to be on the chain already, with who gives them in the document. */
  readonly assumed: readonly string[];
}

/**
 * What an EPCIS document becomes on a chain: acts in their order, and each event that becomes none with the reason. Sends nothing.
 *
 * An event becomes an act when it says all that the act needs. What EPCIS has no term for is read from fields with the prefix `tally`,
 * as `exportEpcis` writes them; other systems' events are read under `options.profile`.
 *
 * An event that the document itself declares void (an event repeated with `errorDeclaration`) becomes none, nor does one that is told
 * twice, by its event hash.
 *
 * @throws `EPCIS_INVALID`, `JSON_INVALID`.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { planImport } from "tallystick/custody";
 *
 * const { acts, unmapped } = planImport(parseJson(text));
 * for (const { event, reason } of unmapped) console.log(`event ${event}: ${reason}`);
 */
export function planImport(document: unknown, options: ForeignOptions = {}): ImportPlan {
  const { context, events } = parseEpcis(document);
  const records = recordsOf(document);
  const captured = capturedEvents(events, context, (eventID) => records.get(eventID)?.length ?? 0);
  const [acts, unmapped]: [PlannedAct[], Unmapped[]] = [[], []];
  const { givers, containers } = overviewOf(captured.filter(({ void: voided }) => !voided).map(({ event }) => event));
  const known = new KnownUnits(givers);
  for (const { i, event, hash, isDuplicate, isUntold, void: voided } of captured) {
    const { eventID } = event;
    const record = eventID === undefined || isDuplicate ? undefined : records.get(eventID)?.shift();
    const found = voided ?? planned(event, i, record ?? {}, hash, { ...options, known, containers });
    if (isUntold) stopPassed(new EventReader(event), known, i);
    if (typeof found === "string") {
      unmapped.push({ event: i, ...(eventID !== undefined && { eventID }), reason: found });
      continue;
    }
    acts.push(...found);
    const outcome = field(event, "tally:outcome");
    for (const act of found) known.note(act, outcome === undefined || outcome === "Accepted");
  }
  unmapped.sort((a, b) => a.event - b.event);
  return { acts, unmapped, assumed: assumedBy(acts) };
}

/** Acts, or why there are none. */
function planned(
  event: EpcisEvent,
  i: number,
  beside: Beside,
  hash: string,
  { profile, ...options }: ForeignOptions & Pick<Reading, "known" | "containers">,
): PlannedAct[] | string {
  const read = new EventReader(event);
  const evidence = read.text("tally:evidence");
  const common = {
    event: i,
    when: read.when,
    ...(evidence !== undefined && { evidence }),
    ...(event.recordTime !== undefined && { recordedAt: secondsOf(event.recordTime) }),
  };
  if (event.errorDeclaration) return declared(event, common, hash);
  const partOf = read.text("tally:partOf");
  if (partOf !== undefined) return `comes about by itself with ${partOf}`;
  const name = read.text("tally:act");
  if (name === undefined) return foreignActs({ read, common, profile, ...options });
  if (!Object.hasOwn(READERS, name)) return `tally:act ${name} is not known here`;
  const act = READERS[name]?.(read, beside);
  return read.missing.length > 0 ? `lacks ${read.missing.join(", ")}` : [{ ...common, ...act } as PlannedAct];
}

function declared(event: EpcisEvent, common: object, hash: string): PlannedAct[] | string {
  const { errorDeclaration = { declarationTime: "" } } = event;
  const text = (name: string) => {
    const value = field(errorDeclaration, name);
    return typeof value === "string" ? value : undefined;
  };
  const [party, unit] = [partyKey(text("tally:party") ?? ""), text("tally:unit")];
  if (party === undefined || unit === undefined) return "lacks a party in errorDeclaration";
  const { correctiveEventIDs: [right] = [] } = errorDeclaration;
  const reason = errorReason(errorDeclaration.reason);
  const corrective = /;([\da-f]{64})\?/.exec(right ?? "")?.[1];
  if (right !== undefined && corrective === undefined) return "lacks an event hash in correctiveEventIDs";
  if (reason === undefined) return "lacks reason in errorDeclaration";
  const act = {
    ...common,
    act: "declareError",
    party,
    unit: identifierOf(unit),
    wrong: text("tally:wrong") ?? `0x${/;([\da-f]{64})\?/.exec(hash)?.[1]}`,
    ...(corrective !== undefined && { corrective: `0x${corrective}` }),
    reason,
  };
  return [act as PlannedAct];
}

/** What stands beside the events, by `eventID`, in order. */
function recordsOf(document: unknown): Map<string, Beside[]> {
  const records = field(document as object, "tally:records");
  const found = new Map<string, Beside[]>();
  for (const record of Array.isArray(records) ? (records as readonly Json[]) : []) {
    const {
      "tally:eventID": id,
      "tally:statement": statement,
      "tally:signed": signed,
    } = record as Record<string, Json>;
    const terms = (signed as { offer?: { deadline?: unknown } } | undefined)?.offer?.deadline;
    const beside = {
      ...(typeof statement === "string" && { statement }),
      ...(typeof terms === "number" && { deadline: terms }),
    };
    found.set(String(id), [...(found.get(String(id)) ?? []), beside]);
  }
  return found;
}

function assumedBy(acts: readonly PlannedAct[]): string[] {
  const [born, assumed] = [new Set<string>(), new Set<string>()];
  for (const act of acts) {
    if (act.act === "create") born.add(act.unit);
    const needed = act.act === "create" ? [] : [act.unit, ...("units" in act ? act.units : [])];
    for (const unit of needed) if (!born.has(unit)) assumed.add(unit);
    if (act.act === "transform") for (const { unit } of act.made) born.add(unit);
  }
  return [...assumed];
}
