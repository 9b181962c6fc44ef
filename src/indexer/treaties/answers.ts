import { sdkError } from "../../sdk/core/errors.ts";
import { listOfParties } from "../parties/parties.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import type { PageQuestion } from "../serve/page.ts";
import { isOf } from "../serve/viewer.ts";
import { requireParty, shownTo } from "../serve/withhold.ts";
import type { Condition } from "../store/reader.ts";
import type { Row } from "../store/table.ts";
import { type Call, type Loss, premiumBy, premiumOf, type Treaty } from "./books.ts";
import { deadlinesOf } from "./deadlines.ts";
import { partiesOf } from "./plain-terms.ts";
import { TREATY, TREATY_CALL, TREATY_LOSS } from "./tables.ts";

const thingOf = (treaty: string): string => `treaty:${treaty}`;

/** Cedent, reinsurers and arbiter: each signed all of the terms, or decides under them. */
const isParty = ({ viewer }: Asked, { terms }: Treaty): boolean => isOf(viewer, partiesOf(terms));

async function isPartyTo(asked: Asked, treaty: string): Promise<boolean> {
  const found = await asked.read.get(TREATY, { treaty });
  return found !== undefined && isParty(asked, found);
}

const TREATY_NAMES = [
  "terms",
  "layers",
  "lines",
  "premium",
  "premiumPaid",
  "premiumDue",
  "premiumOverdue",
  "account",
  "accountAt",
  "recovered",
  "openLosses",
  "openDues",
  "commuted",
  "profit",
] as const;

/** A bound treaty is in force from its inception on, and runs off after its expiry. */
function stateAt({ state, terms }: Treaty, time: number) {
  if (state !== "Bound" || time < terms.inception) return state;
  return time <= terms.expiry ? "InForce" : "RunOff";
}

const treaty = {
  table: TREATY,
  item(row: Row, asked: Asked) {
    const found = row as Treaty;
    const { pos, reinstatement, reinstatementBy, inception, expiry, calling, ...shown } = found;
    const { time } = asked.asOf;
    const { due, overdue } = premiumBy(found, time);
    const left = (sum: bigint) => `${sum > BigInt(found.premiumPaid) ? sum - BigInt(found.premiumPaid) : 0n}`;
    const premium = { premium: premiumOf(found), premiumDue: left(due), premiumOverdue: left(overdue) };
    const line = { ...shown, ...premium, state: stateAt(found, time) };
    const about = { thing: thingOf(found.treaty), names: TREATY_NAMES, isParty: isParty(asked, found) };
    return shownTo(asked, line, about);
  },
};

/** How a state is looked up that follows from the time of a bound treaty. */
function whereState(state: unknown, { asOf }: Asked): readonly Condition[] {
  const bound: Condition = ["state", "=", "Bound"];
  switch (state) {
    case "Bound":
      return [bound, ["inception", ">", asOf.time]];
    case "InForce":
      return [bound, ["inception", "<=", asOf.time], ["expiry", ">=", asOf.time]];
    case "RunOff":
      return [bound, ["expiry", "<", asOf.time]];
    default:
      return [["state", "=", state]];
  }
}

/** Lists within a treaty. @throws `NOT_FOUND`, `INDEX_WITHHELD`. */
const within =
  (list: (asked: Asked, found: Treaty) => Promise<readonly unknown[]>) =>
  async (asked: Asked, _: PageQuestion): Promise<MadePage> => {
    const id = String(asked.parameters.treaty);
    const found = await asked.read.get(TREATY, { treaty: id });
    if (found === undefined) throw sdkError("NOT_FOUND", `there is no treaty ${id}`, { treaty: id });
    requireParty(asked, thingOf(id), isParty(asked, found));
    return { items: await list(asked, found), next: null };
  };

const DEADLINE_NAMES = ["orgs", "dueAt", "isOver"] as const;

async function deadlines(asked: Asked, found: Treaty): Promise<readonly unknown[]> {
  const about = { thing: thingOf(found.treaty), names: DEADLINE_NAMES, isParty: isParty(asked, found) };
  return (await deadlinesOf(asked, found)).map((line) => shownTo(asked, line, about));
}

const LOSS_NAMES = [
  "notice",
  "late",
  "assessor",
  "advised",
  "amount",
  "recovered",
  "called",
  "by",
  "contest",
  "calls",
] as const;

const loss = {
  table: TREATY_LOSS,
  async item(row: Row, asked: Asked) {
    const { pos, ...found } = row as Loss;
    const called = found.calls.map(({ layer }) => layer).sort((a, b) => a - b);
    const about = { thing: `loss:${found.loss}`, names: LOSS_NAMES, isParty: await isPartyTo(asked, found.treaty) };
    return shownTo(asked, { ...found, called }, about);
  },
};

const CALL_NAMES = ["cause", "layer", "amount", "payBy", "followed", "shares"] as const;

const layerCall = {
  table: TREATY_CALL,
  async item(row: Row, asked: Asked) {
    const { pos, ...found } = row as Call;
    const about = { thing: `call:${found.call}`, names: CALL_NAMES, isParty: await isPartyTo(asked, found.treaty) };
    return shownTo(asked, found, about);
  },
};

export const answers: Answers = {
  treaties: listOfParties("treaty", treaty, { where: whereState, of: (row, { asOf }) => stateAt(row, asOf.time) }),
  treaty,
  treatyDeadlines: { make: within(deadlines) },
  losses: loss,
  loss,
  layerCalls: layerCall,
  layerCall,
};
