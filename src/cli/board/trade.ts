import { getTrade } from "../../sdk/board/actions/get-trade.ts";
import { hash, showMoney } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[trade: string]> = {
  takes: (command) => command.argument("<trade>", "its id", hash),
  async run(cli, trade) {
    const found = await getTrade(await cli.client(), { trade });
    const { state, failing, seller, buyer, amount, price, deposit } = found;
    const lines = [
      `trade ${trade}: ${state}${failing === null ? "" : `, ${failing} failed`}`,
      `  ${seller} sells ${showMoney(amount)} to ${buyer} for ${showMoney(price)}; each put ${showMoney(deposit)} down`,
    ];
    cli.result(lines.join("\n"), { ok: true, ...found });
  },
};
