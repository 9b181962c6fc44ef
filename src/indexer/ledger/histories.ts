import { INSTRUMENT_KINDS } from "../../sdk/ledger/model/instrument-kind.ts";
import { PASSING_MARKS } from "../../sdk/ledger/model/passing-mark.ts";
import { ACCOUNT } from "../members/tables.ts";
import type { StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { tieByUnits } from "../parties/parties.ts";
import { LOT_HISTORY, LOT_PARTY, type ToldStep } from "./tables.ts";

type History = RowOf<typeof LOT_HISTORY>;

interface Issued {
  readonly id: string;
  readonly case_: string;
  readonly holder: string;
  readonly terms: { readonly kind: string };
}

/** A lot is issued: of a kind that keeps histories it has one, which begins. */
export async function begin(rows: Rows, event: StoredEvent, { id, case_, holder, terms }: Issued): Promise<void> {
  if (INSTRUMENT_KINDS[int(terms.kind)] !== "BILL") return;
  const nothing = { steps: [], early: [], before: null };
  const org = await orgOf(rows, holder);
  await put(rows, { instrument: id, root: id, case: case_, holder, org, ...nothing, ...happened(event) });
}

/** A lot came to an account. */
export async function arrive(
  rows: Rows,
  event: StoredEvent,
  { operator, to, id }: { readonly operator: string; readonly to: string; readonly id: string },
): Promise<void> {
  const lot = await rows.get(LOT_HISTORY, { instrument: id });
  if (lot === undefined) return;
  const org = await orgOf(rows, to);
  const before = { org: lot.org, transaction: event.transaction, steps: lot.steps };
  // Units that a case moves by its rule take no step.
  const grown = operator.toLowerCase() === lot.case.toLowerCase() ? lot : withStep(event, lot, lot.org, org);
  await put(rows, { ...grown, holder: to, org, before });
}

/** A part becomes a lot of its own, with the steps that the lot had when it was divided off. */
export async function divide(
  rows: Rows,
  event: StoredEvent,
  { parent, child, holder }: { readonly parent: string; readonly child: string; readonly holder: string },
): Promise<void> {
  const lot = await rows.get(LOT_HISTORY, { instrument: parent });
  if (lot === undefined) return;
  const org = await orgOf(rows, holder);
  const { before } = lot;
  const stays = before?.transaction === event.transaction && before.org === org;
  const source = stays && before ? before : lot;
  const part = { ...lot, instrument: child, steps: source.steps, early: [], before: null, ...happened(event) };
  await put(rows, { ...withStep(event, part, source.org, org), holder, org });
}

/** A step is no plain endorsement. It may be told before the step is made, or after it. */
export async function mark(
  rows: Rows,
  event: StoredEvent,
  { id, from, to, mark: number }: Readonly<Record<"id" | "from" | "to" | "mark", string>>,
): Promise<void> {
  const lot = await rows.get(LOT_HISTORY, { instrument: id });
  if (lot === undefined) return;
  const step = stepOf(event, int(from), int(to), PASSING_MARKS[int(number)] ?? "Endorsed");
  const place = lot.steps.findIndex((each) => isSame(each, step) && !each.isMarked);
  if (place < 0) rows.put(LOT_HISTORY, { ...lot, early: [...ofNow(event, lot.early), step] });
  else rows.put(LOT_HISTORY, { ...lot, steps: lot.steps.with(place, step) });
}

/** With the step from one organisation to another, by the mark that was told of it before. */
function withStep(event: StoredEvent, lot: History, from: number | null, to: number | null): History {
  if (from === to || from === null || to === null) return lot;
  const plain = { ...stepOf(event, from, to, "Endorsed"), isMarked: false };
  const early = ofNow(event, lot.early);
  const place = early.findIndex((each) => isSame(each, plain));
  return { ...lot, steps: [...lot.steps, early[place] ?? plain], early: early.filter((_, i) => i !== place) };
}

function stepOf({ time, transaction }: StoredEvent, from: number, to: number, word: ToldStep["mark"]): ToldStep {
  return { from, to, mark: word, time, transaction, isMarked: true };
}

const ofNow = ({ transaction }: StoredEvent, steps: readonly ToldStep[]) =>
  steps.filter((each) => each.transaction === transaction);

const isSame = (a: ToldStep, b: ToldStep): boolean =>
  a.transaction === b.transaction && a.from === b.from && a.to === b.to;

/** An account stays with its organisation for ever, and nobody holds who has none. */
async function orgOf(rows: Rows, account: string): Promise<number | null> {
  return (await rows.get(ACCOUNT, { account }))?.org ?? null;
}

async function put(rows: Rows, lot: History): Promise<void> {
  rows.put(LOT_HISTORY, lot);
  const { root, org } = lot;
  if (org === null || (await rows.get(LOT_PARTY, { root, org })) !== undefined) return;
  rows.put(LOT_PARTY, { root, org });
  await tieByUnits(rows, root, org, 1); // for ever
}
