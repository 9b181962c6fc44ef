import { redeemManyAndWait } from "../../../sdk/ledger/actions/obligations/redeem-many.ts";
import { listHoldings } from "../../../sdk/ledger/actions/units/list-holdings.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { instrumentOf } from "../shared/instrument-of.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

/** Anybody may call it: the cash goes to the holders. */
export const verb: Verb<[receivable: string, holders: string[] | undefined]> = {
  takes: (command) =>
    command.argument("<receivable>", "its id", hash).argument("[holders...]", "accounts; every holder if left out"),
  async run(cli, receivable, given) {
    const client = await cli.writer();
    const instrument = await instrumentOf(client, receivable);
    const every = async () => (await listHoldings(client, { instrument })).map(({ holder }) => holder);
    const holders = given === undefined || given.length === 0 ? await every() : given;
    const holdings = holders.map((holder) => ({ instrument, holder }));
    const { redemptions, receipt } = await redeemManyAndWait(client, { holdings });
    const rows = redemptions.map(({ holder, principal, interest }) => [
      holder,
      showMoney(principal),
      showMoney(interest),
    ]);
    const json = { ok: true, redemptions, tx: receipt.hash };
    cli.result(table(["holder", "was paid", "late interest"], rows, cli.layout()), json);
  },
};
