import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { listObligations } from "../../../sdk/clearing/actions/list-obligations.ts";
import { resolveDefaultAndWait } from "../../../sdk/clearing/actions/resolve-default.ts";
import { obligationsOf } from "../../../sdk/clearing/model/lists.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

const WORDS = {
  SETTLED_WITH_GUARANTEE: "what was put aside paid: the cycle is settled",
  RECOMPUTED: "the cycle goes on without it: net debtors have to pay anew",
  FAILED_BILATERAL_GROSS: "the cycle failed: every obligation is open as before",
};

export const verb: Verb<[cycle: string]> = {
  takes: (command) => command.argument("<cycle>", "its id", hash),
  async run(cli, cycle) {
    const client = await cli.writer();
    const { terms, positions } = await getCycle(client, { cycle });
    const unpaid = positions.filter(({ net, paid }) => -net > paid);
    const [first] = unpaid;
    const all = first !== undefined && unpaid.length === 1 ? await listObligations(client, { cycle }) : [];
    const obligations = obligationsOf(all, first?.bank ?? 0);
    const { receipt, ...resolution } = await resolveDefaultAndWait(client, { terms, obligations });
    const text = `${unpaid.map(({ bank }) => `bank ${bank}`).join(", ")} did not pay; ${WORDS[resolution.outcome]}`;
    cli.result(text, { ok: true, cycle, ...resolution, tx: receipt.hash });
  },
};
