import { type PartyThing, restate, tie } from "../parties/parties.ts";
import type { StoredEvent } from "../project/projection.ts";
import { happened } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { mostOf, namedBy, plainTerms } from "./plain-terms.ts";
import { CREDIT, CREDIT_AMENDMENT, CREDIT_CLAIM, CREDIT_PRESENTATION } from "./tables.ts";

type Credit = RowOf<typeof CREDIT>;
type Claim = RowOf<typeof CREDIT_CLAIM>;
type Presentation = RowOf<typeof CREDIT_PRESENTATION>;

/** A credit begins: what is not given is as at an application. */
export async function open(
  rows: Rows,
  event: StoredEvent,
  credit: string,
  emitted: object,
  given: Pick<Credit, "state"> & Partial<Pick<Credit, "parent" | "confirmed" | "issuedAt">>,
): Promise<void> {
  const terms = plainTerms(emitted);
  const money = { max: mostOf(terms), drawn: "0", margin: "0", owed: "0", outstanding: "0", released: null };
  const times = { openedAt: event.time, issuedAt: null, advisedAt: null, closedAt: null };
  const whole = { credit, termsName: credit, terms, first: terms, live: 0, parent: null, confirmed: false };
  const opened = { ...whole, ...money, ...times, ...given, ...happened(event) };
  rows.put(CREDIT, opened);
  await tie(rows, thingOf(opened), namedBy(terms));
}

const thingOf = ({ credit: id, state, pos }: Credit): PartyThing => ({ kind: "credit", id, state, pos });

/** A credit is in another state. */
export async function move(rows: Rows, credit: string, moved: Pick<Credit, "state"> & Partial<Credit>): Promise<void> {
  const found = await rows.get(CREDIT, { credit });
  if (found === undefined) return;
  rows.put(CREDIT, { ...found, ...moved });
  await restate(rows, thingOf(found), moved.state);
}

/** Other terms are in force: who is named by them has to do with it, and who is not any more has not. */
export async function rename(rows: Rows, next: Credit): Promise<void> {
  const former = await rows.get(CREDIT, { credit: next.credit });
  rows.put(CREDIT, next);
  await tie(rows, thingOf(next), namedBy(next.terms));
  if (former) await tie(rows, thingOf(next), namedBy(former.terms), -1);
}

type Changes = Partial<Readonly<Record<"drawn" | "margin" | "owed" | "outstanding", bigint>>> & {
  readonly live?: number;
};

/** A credit's sums grow, or with negative numbers shrink. */
export async function change(rows: Rows, credit: string, { live = 0, ...sums }: Changes): Promise<void> {
  const found = await rows.get(CREDIT, { credit });
  if (found === undefined) return;
  const next = Object.entries(sums).map(([name, more]) => [name, `${BigInt(found[name as keyof typeof sums]) + more}`]);
  rows.put(CREDIT, { ...found, live: found.live + live, ...Object.fromEntries(next) });
}

/** The credit that an applicant applied for: this one, or the one that it is a transfer of. */
export async function rootOf(rows: Rows, credit: string): Promise<string> {
  return (await rows.get(CREDIT, { credit }))?.parent ?? credit;
}

/** What is owed for a presentation. */
export function claimOf(
  event: StoredEvent,
  { credit, presentation }: Presentation,
  claim: string,
  amount: string,
  owed: Pick<Claim, "kind" | "obligor" | "paymentDay" | "byPreclusion">,
): Claim {
  const rest = { amount, paid: "0", paidInPlace: "0", negotiatedTo: null, acceptedAt: event.time, ...happened(event) };
  return { claim, credit, presentation, ...owed, ...rest };
}

/** A presentation by its claim, and the claim of a kind that it has. */
export async function ofPresentation(rows: Rows, id: string, kind: Claim["kind"]) {
  const first = await rows.get(CREDIT_CLAIM, { claim: id });
  if (first === undefined) return undefined;
  const presentation = await rows.get(CREDIT_PRESENTATION, { presentation: first.presentation });
  if (kind === "Honour") return { claim: first, presentation };
  const all = await rows.find(CREDIT_CLAIM, { presentation: first.presentation });
  return { claim: all.find((each) => each.kind === kind), presentation };
}

/** The terms that a presentation is under: those of the credit, or of an amendment. */
export async function termsUnder(
  from: Pick<Rows, "get">,
  { credit, drawing }: Pick<Presentation, "credit" | "drawing">,
): Promise<Credit["terms"] | undefined> {
  const found = await from.get(CREDIT, { credit });
  if (found === undefined || drawing.terms === found.termsName) return found?.terms;
  const amendment = await from.get(CREDIT_AMENDMENT, { credit, termsName: drawing.terms });
  return amendment?.terms ?? found.first;
}
