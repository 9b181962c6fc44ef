import type { EpcisContext } from "../context.ts";
import type { EpcisEvent } from "../event.ts";
import { epcisEventHash } from "../event-hash.ts";
import { readField } from "../shared/terms.ts";

/** An event of a document, and what the rest of the document says of it. */
export interface OrderedEvent {
  /** Place in the document. */
  readonly i: number;
  readonly event: EpcisEvent;
  /** CBV event hash. */
  readonly hash: string;
  /** Why it is not performed: another event declares it void, it is such a declaration, or it is a duplicate. */
  readonly void?: string;
  /** A duplicate of an event before it; the provenance beside the events is not about it. */
  readonly isDuplicate: boolean;
  /** It is declared void because its data are wrong, and no other event of the document replaces it. */
  readonly isUnreplaced?: boolean;
}

/**
 * Puts events in the order in which they happened. Other systems capture events late, out of order and twice, so their documents are
 * sorted by `eventTime`. Our own exports have the order of their chain, which is kept.
 *
 * @param countOf How many provenances have an `eventID`: within a second, a chain can have the same act twice.
 */
export function orderEvents(
  events: readonly EpcisEvent[],
  context: EpcisContext,
  countOf: (eventID: string) => number,
): OrderedEvent[] {
  const all = events.map((event, i) => ({ i, event, hash: epcisEventHash(event, context) }));
  const alike = Map.groupBy(all, ({ hash }) => hash);
  const declarations = all.filter(({ event }) => event.errorDeclaration && !isOwnDeclaration(event));
  const found = all.map((one) => {
    const { event, hash } = one;
    if (event.errorDeclaration) {
      return { ...one, isDuplicate: false, ...(declarations.includes(one) && { void: explainDeclaration(one, all) }) };
    }
    const by = declarations.find((each) => isSame(each, one));
    if (by) {
      const reason = by.event.errorDeclaration?.reason ?? "without a reason";
      const { correctiveEventIDs = [] } = by.event.errorDeclaration ?? {};
      const isReplaced = all.some((each) => isAmong(correctiveEventIDs, each));
      const isUnreplaced = reason !== "did_not_occur" && !isReplaced;
      return { ...one, isDuplicate: false, isUnreplaced, void: `is declared void by event ${by.i}: ${reason}` };
    }
    const same = alike.get(hash) ?? [];
    const before = same.filter(({ i, event: { errorDeclaration } }) => i < one.i && !errorDeclaration);
    const declared = same.filter((each) => each.event.errorDeclaration).length;
    const times = isOwn(event) ? Math.max(1, countOf(event.eventID ?? hash) - declared) : 1;
    const isDuplicate = before.length >= times;
    return { ...one, isDuplicate, ...(isDuplicate && { void: `is a duplicate of event ${before[0]?.i}` }) };
  });
  if (events.some(isOwn)) return found;
  return found.sort((a, b) => Date.parse(a.event.eventTime) - Date.parse(b.event.eventTime) || a.i - b.i);
}

type One = Pick<OrderedEvent, "i" | "event" | "hash">;

/** Whether we exported it. */
const isOwn = (event: EpcisEvent) => readField(event, "tally:act") !== undefined;

/** Whether a declaration is ours: it names the declaring party and the unit. It is an act of its own, which voids nothing. */
function isOwnDeclaration({ errorDeclaration = { declarationTime: "" } }: EpcisEvent): boolean {
  const names = ["tally:party", "tally:unit"];
  return names.every((name) => typeof readField(errorDeclaration, name) === "string");
}

/** Whether a declaration is about an event: it repeats the event, or has its `eventID`. */
const isSame = (a: One, b: One) =>
  a.hash === b.hash || (a.event.eventID !== undefined && a.event.eventID === b.event.eventID);

const isAmong = (ids: readonly string[], { hash, event: { eventID, errorDeclaration } }: One) =>
  !errorDeclaration && (ids.includes(hash) || (eventID !== undefined && ids.includes(eventID)));

function explainDeclaration(one: One, all: readonly One[]): string {
  const about = all.filter((each) => !each.event.errorDeclaration && isSame(one, each)).map(({ i }) => i);
  return about.length > 0 ? `declares event ${about.join(", ")} void` : "declares void an event that is not here";
}
