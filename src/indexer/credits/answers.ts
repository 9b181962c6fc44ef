import { sdkError } from "../../sdk/core/errors.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { hasUnits, holdersOf } from "../ledger/holders.ts";
import { listOfParties } from "../parties/parties.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { type PageQuestion, pageOf } from "../serve/page.ts";
import { isOf } from "../serve/viewer.ts";
import { requireParty, shownTo } from "../serve/withhold.ts";
import type { Row, RowOf } from "../store/table.ts";
import { deadlinesOf } from "./deadlines.ts";
import { namedBy } from "./plain-terms.ts";
import { CREDIT, CREDIT_AMENDMENT, CREDIT_CLAIM, CREDIT_PRESENTATION } from "./tables.ts";

type Credit = RowOf<typeof CREDIT>;
type Presentation = RowOf<typeof CREDIT_PRESENTATION>;
type Claim = RowOf<typeof CREDIT_CLAIM>;

const thingOf = (credit: string): string => `credit:${credit}`;

/** Everybody whom the terms name. */
const isNamed = ({ viewer }: Asked, { terms }: Pick<Credit, "terms">): boolean =>
  isOf(
    viewer,
    namedBy(terms).filter((org) => org !== 0),
  );

async function isPartyTo(asked: Asked, credit: string): Promise<boolean> {
  const found = await asked.read.get(CREDIT, { credit });
  return found !== undefined && isNamed(asked, found);
}

const OPEN: readonly string[] = ["Applied", "Issued", "Advised"];
const CREDIT_NAMES = [
  "confirmed",
  "parent",
  "terms",
  "termsName",
  "live",
  "max",
  "available",
  "margin",
  "owed",
  "outstanding",
  "released",
] as const;

const credit = {
  table: CREDIT,
  item(row: Row, asked: Asked) {
    const { pos, first, drawn, ...shown } = row as Credit;
    const available = OPEN.includes(shown.state) ? `${BigInt(shown.max) - BigInt(drawn)}` : "0";
    const isParty = isNamed(asked, shown);
    return shownTo(asked, { ...shown, available }, { thing: thingOf(shown.credit), names: CREDIT_NAMES, isParty });
  },
};

const AMENDMENT_NAMES = ["former", "terms", "byBeneficiary", "byConfirmer", "rejectedBy", "partly"] as const;

async function amendmentItem(row: Row, asked: Asked) {
  const { pos, ...shown } = row as RowOf<typeof CREDIT_AMENDMENT>;
  const isParty = await isPartyTo(asked, shown.credit);
  return shownTo(asked, shown, { thing: thingOf(shown.credit), names: AMENDMENT_NAMES, isParty });
}

const PRESENTATION_NAMES = [
  "presenter",
  "reimbursement",
  "drawing",
  "receivedOn",
  "examineUntil",
  "flags",
  "waived",
  "byPreclusion",
  "applicantBound",
  "discrepancies",
  "disposition",
] as const;

const presentation = {
  table: CREDIT_PRESENTATION,
  async item(row: Row, asked: Asked) {
    const { pos, isExamined, wasRefused, heldAt, ...found } = row as Presentation;
    const days = {
      receivedOn: dateText(found.receivedOn),
      examineUntil: found.examineUntil === 0 ? null : dateText(found.examineUntil),
    };
    const isParty = await isPartyTo(asked, found.credit);
    const thing = `presentation:${found.presentation}`;
    return shownTo(asked, { ...found, ...days }, { thing, names: PRESENTATION_NAMES, isParty });
  },
};

const CLAIM_NAMES = ["obligor", "amount", "paid", "paymentDate", "byPreclusion", "negotiatedTo"] as const;

async function claimItem(row: Row, asked: Asked) {
  const { pos, paymentDay, ...found } = row as Claim;
  const isParty = await mayClaim(asked, found);
  const thing = `instrument:${found.claim}`;
  return shownTo(asked, { ...found, paymentDate: dateText(paymentDay) }, { thing, names: CLAIM_NAMES, isParty });
}

/** Whom the terms name, and who has the claim or lends against it. */
const mayClaim = async (asked: Asked, { credit: id, claim }: Pick<Claim, "credit" | "claim">): Promise<boolean> =>
  (await isPartyTo(asked, id)) || hasUnits(asked, claim);

/** Whether the asker has any claim of a credit, or lends against one. */
async function hasClaim(asked: Asked, id: string): Promise<boolean> {
  if (asked.viewer.kind !== "member") return false;
  const claims = await asked.read.select(CREDIT_CLAIM, { where: [["credit", "=", id]], order: ["pos"], limit: 1_000 });
  for (const { claim } of claims) if (await hasUnits(asked, claim)) return true;
  return false;
}

/** Lists within a credit: who has a part is told nothing of the others' but their number. @throws `NOT_FOUND`, `INDEX_WITHHELD`. */
const within =
  (list: (asked: Asked, page: PageQuestion, found: Credit) => Promise<MadePage>) =>
  async (asked: Asked, page: PageQuestion): Promise<MadePage> => {
    const id = String(asked.parameters.credit);
    const found = await asked.read.get(CREDIT, { credit: id });
    if (found === undefined) throw sdkError("NOT_FOUND", `there is no credit ${id}`, { credit: id });
    requireParty(asked, thingOf(id), isNamed(asked, found) || (await hasClaim(asked, id)));
    return list(asked, page, found);
  };

async function claimHolders(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const claim = String(asked.parameters.claim);
  const found = await asked.read.get(CREDIT_CLAIM, { claim });
  if (found === undefined) throw sdkError("NOT_FOUND", `there is no claim ${claim}`, { claim });
  const isParty = await mayClaim(asked, found);
  return holdersOf(asked, page, { root: claim, thing: `instrument:${claim}`, isParty });
}

export const answers: Answers = {
  credits: listOfParties("credit", credit),
  credit,
  creditAmendments: {
    make: within((asked, page) => pageOf({ table: CREDIT_AMENDMENT, item: amendmentItem }, asked, page)),
  },
  creditPresentations: presentation,
  creditPresentation: presentation,
  creditClaims: { make: within((asked, page) => pageOf({ table: CREDIT_CLAIM, item: claimItem }, asked, page)) },
  creditClaimHolders: { make: claimHolders },
  creditDeadlines: {
    make: within(async (asked, _, found) => {
      const lines = await deadlinesOf(asked, found);
      const isParty = isNamed(asked, found);
      const names = ["orgs", "dueAt", "day", "isOver"] as const;
      const items = lines.map((line) => shownTo(asked, line, { thing: thingOf(found.credit), names, isParty }));
      return { items, next: null };
    }),
  },
};
