import { listSplitPayments } from "../../../sdk/funds/actions/list-split-payments.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string, options: { readonly threshold?: bigint }]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .option("--threshold <amount>", "what is allowed; what is paid by rule if left out", money),
  async run(cli, facility, options) {
    const splits = await listSplitPayments(await cli.client(), { facility, ...options });
    const lines = splits.flatMap(({ payeeOrg, sum, payments }) => [
      `organisation ${payeeOrg}: ${showMoney(sum)} in ${payments.length} payments`,
      ...payments.map(({ payment }) => `  ${payment}`),
    ]);
    cli.result(lines.join("\n") || "none", { ok: true, facility, splits });
  },
};
