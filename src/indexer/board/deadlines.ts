import type { Asked } from "../serve/answers.ts";
import type { RowOf } from "../store/table.ts";
import { type ASK, TRADE } from "./tables.ts";

type Ask = RowOf<typeof ASK>;
type Trade = RowOf<typeof TRADE>;

/** A clock of an ask, or of one of its trades. */
export interface AskDeadline {
  readonly kind: "Ask" | "Documents" | "Examination" | "Payment";
  readonly trade: string | null;
  /** Whose clock it is. */
  readonly orgs: readonly number[];
  /** First second after it. */
  readonly dueAt: number;
  /** At the time of the answer's block. */
  readonly isOver: boolean;
}

/** Up to when an ask can be quoted and accepted; one for a claim that is not there yet, up to when that can come. */
const lastOf = ({ state, terms }: Ask): number => (state === "Conditional" ? terms.commitUntil : terms.acceptUntil);

/** The clock of an ask that has not ended. Who knows what it hides can end it. */
export function askDeadline({ asOf }: Asked, ask: Ask): AskDeadline | undefined {
  if (ask.state !== "Posted" && ask.state !== "Conditional") return undefined;
  const dueAt = lastOf(ask) + 1;
  return { kind: "Ask", trade: null, orgs: [ask.terms.operator], dueAt, isOver: asOf.time >= dueAt };
}

/** The state that a trade is in at a time. */
export function stateAt({ state, satisfiedFrom }: Trade, time: number) {
  return state === "Presented" && time >= satisfiedFrom ? "DocsExchanged" : state;
}

/** What a trade waits for. */
export function tradeDeadline({ asOf }: Asked, found: Trade): AskDeadline | undefined {
  const { trade, seller, buyer, documentsBy, examineBy, settleBy } = found;
  const at = (kind: AskDeadline["kind"], org: number, last: number): AskDeadline => ({
    kind,
    trade,
    orgs: [org],
    dueAt: last + 1,
    isOver: asOf.time > last,
  });
  switch (stateAt(found, asOf.time)) {
    case "Matched":
      return at("Documents", seller, documentsBy);
    case "Presented":
      return at("Examination", buyer, examineBy);
    case "DocsExchanged":
      return at("Payment", buyer, settleBy);
    default:
      return undefined;
  }
}

/** Trades of one ask. */
const MOST = 1_000;

export const tradesOf = ({ read }: Asked, { ask }: Ask): Promise<readonly Trade[]> =>
  read.select(TRADE, { where: [["ask", "=", ask]], order: ["pos", "trade"], limit: MOST });
