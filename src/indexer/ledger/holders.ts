import type { Asked, MadePage } from "../serve/answers.ts";
import { type PageQuestion, pageOf } from "../serve/page.ts";
import { requireParty, shownTo } from "../serve/withhold.ts";
import type { Condition } from "../store/reader.ts";
import type { Row, RowOf } from "../store/table.ts";
import { HOLDING, INSTRUMENT, LIEN } from "./tables.ts";

/** Whether the asker holds units of an instrument or of a lot of it, or has them as a pledge. */
export async function hasUnits({ viewer, read }: Asked, root: string | null): Promise<boolean> {
  if (viewer.kind !== "member" || root === null) return false;
  const where: Condition[] = [
    ["root", "=", root],
    ["org", "=", viewer.org],
    ["amount", ">", "0"],
  ];
  for (const table of [HOLDING, LIEN]) {
    if ((await read.select(table, { where, order: ["pos"], limit: 1 })).length > 0) return true;
  }
  return false;
}

/** Rows of an instrument and of every lot that was divided from it. */
export const ofInstrument = (root: string | null): Condition[] => [
  ["root", "=", root ?? "0"],
  ["amount", ">", "0"],
];

/** What is shown of an instrument, and to whom. */
export interface Holders {
  readonly root: string | null;
  /** What its holders hold, as its topic is. */
  readonly thing: string;
  readonly isParty: boolean;
}

/** Who holds units, lot by lot, in the order in which they first came to it. @throws `INDEX_WITHHELD`. */
export function holdersOf(asked: Asked, page: PageQuestion, { root, thing, isParty }: Holders): Promise<MadePage> {
  requireParty(asked, thing, isParty);
  const item = async (row: Row) => {
    const { root: _, pos, ...shown } = row as RowOf<typeof HOLDING>;
    const { parent = null } = (await asked.read.get(INSTRUMENT, { instrument: shown.instrument })) ?? {};
    const names = ["holder", "org", "amount", "pledged"] as const;
    return shownTo(asked, { ...shown, parent }, { thing, names, isParty });
  };
  const where = () => ofInstrument(root);
  return pageOf({ table: HOLDING, order: ["pos", "instrument", "holder"], where, item }, asked, page);
}
