import type { Answers, Asked } from "../serve/answers.ts";
import { isOf } from "../serve/viewer.ts";
import { shownTo } from "../serve/withhold.ts";
import type { Row, RowOf } from "../store/table.ts";
import { DEAL, GROUP_LIMIT, LIMIT } from "./tables.ts";

export const answers: Answers = {
  deals: {
    table: DEAL,
    item(row: Row, asked: Asked) {
      const { pos, ...shown } = row as RowOf<typeof DEAL>;
      const isParty = shown.legs.some(({ fromOrg, toOrg }) => isOf(asked.viewer, [fromOrg, toOrg].filter(Boolean)));
      const names = ["reference", "recourse", "deadline", "legs"] as const;
      return shownTo(asked, shown, { thing: `deal:${shown.deal}`, names, isParty });
    },
  },
  // Whom an organisation trusts, and how far, is its own: who it is about does not see it either.
  limits: {
    table: LIMIT,
    item(row: Row, asked: Asked) {
      const { pos, kindNumber, ...shown } = row as RowOf<typeof LIMIT>;
      const isParty = isOf(asked.viewer, [shown.principal]);
      const names = ["counterparty", "group", "cap", "used", "suspended", "changedAt"] as const;
      return shownTo(asked, shown, { thing: `org:${shown.principal}`, names, isParty });
    },
  },
  groupLimits: {
    table: GROUP_LIMIT,
    item(row: Row, asked: Asked) {
      const { pos, kindNumber, ...shown } = row as RowOf<typeof GROUP_LIMIT>;
      const isParty = isOf(asked.viewer, [shown.principal]);
      const names = ["within", "cap", "used", "changedAt"] as const;
      return shownTo(asked, shown, { thing: `org:${shown.principal}`, names, isParty });
    },
  },
};
