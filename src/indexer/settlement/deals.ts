import { settlementContract } from "../../sdk/settlement/contracts.ts";
import { ACCOUNT } from "../members/tables.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { DEAL, type SettledLeg } from "./tables.ts";

/** Deals that were settled, with their legs. */
export const dealsProjection = projection(
  settlementContract,
  { deal: ["dealId"] },
  {
    async DealSettled({ dealId, deal }, event, rows) {
      const orgOf = async (account: string) => (await rows.get(ACCOUNT, { account }))?.org ?? null;
      const legs: SettledLeg[] = [];
      for (const { asset, id, from, to, amount } of deal.legs) {
        legs.push({ asset, id, from, to, amount, fromOrg: await orgOf(from), toOrg: await orgOf(to) });
      }
      const terms = { reference: deal.ref, recourse: deal.recourse, deadline: int(deal.deadline), legs };
      rows.put(DEAL, { deal: dealId, ...terms, settledAt: event.time, ...happened(event) });
    },
  },
  true,
);
