import type { EpcisContext } from "../document.ts";
import type { EpcisEvent } from "../event.ts";
import { epcisEventHash } from "../event-hash.ts";
import { field } from "./terms.ts";

/** An event of a document, and what the document says of it elsewhere. */
export interface Captured {
  /** Place in the document. */
  readonly i: number;
  readonly event: EpcisEvent;
  /** CBV event hash. */
  readonly hash: string;
  /** Why it is not to be performed: declared void, a declaration itself, or told twice. */
  readonly void?: string;
  /** Told before; what stands beside the events is not about it. */
  readonly isDuplicate: boolean;
  /** Happened, but not as it is told, and no event of the document stands instead. */
  readonly isUntold?: boolean;
}

/**
 * Events in the order in which they happened. Captures come late, out of order and twice, so a document of another system is sorted
 * by `eventTime`; one of ours has its chain's order, which is kept.
 *
 * @param told How many times what stands beside the events has an `eventID`: a chain can see the same act twice in a second.
 */
export function capturedEvents(
  events: readonly EpcisEvent[],
  context: EpcisContext,
  told: (eventID: string) => number,
): Captured[] {
  const all = events.map((event, i) => ({ i, event, hash: epcisEventHash(event, context) }));
  const alike = Map.groupBy(all, ({ hash }) => hash);
  const voids = all.filter(({ event }) => event.errorDeclaration && !isOurDeclaration(event));
  const found = all.map((one) => {
    const { event, hash } = one;
    if (event.errorDeclaration) {
      return { ...one, isDuplicate: false, ...(voids.includes(one) && { void: declares(one, all) }) };
    }
    const by = voids.find((each) => isSame(each, one));
    if (by) {
      const reason = by.event.errorDeclaration?.reason ?? "without a reason";
      const { correctiveEventIDs = [] } = by.event.errorDeclaration ?? {};
      const stands = all.some((each) => isIn(correctiveEventIDs, each));
      const isUntold = reason !== "did_not_occur" && !stands;
      return { ...one, isDuplicate: false, isUntold, void: `is declared void by event ${by.i}: ${reason}` };
    }
    const same = alike.get(hash) ?? [];
    const before = same.filter(({ i, event: { errorDeclaration } }) => i < one.i && !errorDeclaration);
    const declared = same.filter((each) => each.event.errorDeclaration).length;
    const times = isOurs(event) ? Math.max(1, told(event.eventID ?? hash) - declared) : 1;
    const isDuplicate = before.length >= times;
    return { ...one, isDuplicate, ...(isDuplicate && { void: `is a duplicate of event ${before[0]?.i}` }) };
  });
  if (events.some(isOurs)) return found;
  return found.sort((a, b) => Date.parse(a.event.eventTime) - Date.parse(b.event.eventTime) || a.i - b.i);
}

type One = Pick<Captured, "i" | "event" | "hash">;

const isOurs = (event: EpcisEvent) => field(event, "tally:act") !== undefined;

/** One that names who declared it, and of which unit: an act of its own, which undoes nothing. */
function isOurDeclaration({ errorDeclaration = { declarationTime: "" } }: EpcisEvent): boolean {
  const names = ["tally:party", "tally:unit"];
  return names.every((name) => typeof field(errorDeclaration, name) === "string");
}

/** A declaration repeats the event that it is about, or has its `eventID`. */
const isSame = (a: One, b: One) =>
  a.hash === b.hash || (a.event.eventID !== undefined && a.event.eventID === b.event.eventID);

const isIn = (ids: readonly string[], { hash, event: { eventID, errorDeclaration } }: One) =>
  !errorDeclaration && (ids.includes(hash) || (eventID !== undefined && ids.includes(eventID)));

function declares(one: One, all: readonly One[]): string {
  const about = all.filter((each) => !each.event.errorDeclaration && isSame(one, each)).map(({ i }) => i);
  return about.length > 0 ? `declares event ${about.join(", ")} void` : "declares void an event that is not here";
}
