import { listCircularFlows } from "../../../sdk/funds/actions/list-circular-flows.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string, options: { readonly days?: number }]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .option("--days <days>", "within how many days after a payment; 30 if left out", wholeNumber),
  async run(cli, facility, options) {
    const flows = await listCircularFlows(await cli.client(), { facility, ...options });
    const lines = flows.map(
      ({ payeeOrg, toOrg, amount, tx }) => `${showMoney(amount)} from organisation ${payeeOrg} to ${toOrg}: ${tx}`,
    );
    cli.result(lines.join("\n") || "none", { ok: true, facility, flows });
  },
};
