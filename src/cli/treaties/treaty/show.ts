import { getTreaty } from "../../../sdk/treaties/actions/get-treaty.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[treaty: string]> = {
  takes: (command) => command.argument("<treaty>", "its id", hash),
  async run(cli, treaty) {
    const found = await getTreaty(await cli.client(), { treaty });
    const { state, terms, layers, lines, premium, premiumPaid, account } = found;
    const text = [
      `treaty ${treaty}: ${state}`,
      `  cedent ${terms.cedent}, arbiter ${terms.arbiter}`,
      ...layers.map(
        ({ kind, limit, retention, aggregateLimit, recovered }, i) =>
          `  layer ${i}: ${kind} ${showMoney(limit)} beyond ${showMoney(retention)}, ${showMoney(recovered)} of ${showMoney(aggregateLimit)} recovered`,
      ),
      ...lines.map(
        ({ org, bps, written, posted, openDues }) =>
          `  line ${org}: ${bps} bps, ${written ? "written" : "not written"}, ${showMoney(posted)} posted, ${openDues} calls open`,
      ),
      `  premium: ${showMoney(premiumPaid)} of ${showMoney(premium)} paid; account: ${showMoney(account)}`,
    ];
    cli.result(text.join("\n"), { ok: true, ...found });
  },
};
