import type { ListAnswer } from "../serve/answers.ts";
import { equalTo } from "../serve/page.ts";
import { isOf, orgOf } from "../serve/viewer.ts";
import { WITHHELD_READ } from "../store/kept-tables.ts";

/** What was told by office alone. @param operator Organisation that runs this indexer, and sees all of it; others see what they read themselves. */
export const withheldReads = (operator: number | undefined): ListAnswer => ({
  table: WITHHELD_READ,
  order: ["at", "id"],
  where(asked) {
    const { viewer } = asked;
    const isWhole = operator !== undefined && isOf(viewer, [operator]);
    return isWhole ? equalTo(asked) : [...equalTo(asked), ["org", "=", orgOf(viewer)]];
  },
  item: ({ id, ...shown }) => shown,
});
