import { InvalidArgumentError } from "commander";
import { isAddress } from "ethers";
import { passToManyAndWait, type UnitsFor } from "../../../sdk/ledger/actions/units/pass-to-many.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { instrumentOf } from "../shared/instrument-of.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";

interface PassOptions {
  readonly document?: string;
}

export const verb: Verb<[receivable: string, parts: UnitsFor[], options: PassOptions]> = {
  takes: (command) =>
    command
      .argument("<receivable>", "its id", hash)
      .argument("<parts...>", "account and amount, such as 0x5aAe...=1000.50", parts)
      .option("--document <hash>", "of what it is for, 32 bytes", hash),
  async run(cli, receivable, given, options) {
    const client = await cli.writer();
    const instrument = await instrumentOf(client, receivable);
    const { parts: passed, receipt } = await passToManyAndWait(client, { instrument, parts: given, ...options });
    const rows = passed.map(({ to, amount }) => [to, showMoney(amount)]);
    cli.result(table(["passed to", "amount"], rows, cli.layout()), { ok: true, parts: passed, tx: receipt.hash });
  },
};

function parts(text: string, before: readonly UnitsFor[] = []): UnitsFor[] {
  const [to = "", amount = "", ...more] = text.split("=");
  if (!isAddress(to) || more.length > 0) throw new InvalidArgumentError("Not an account and an amount, 0x...=1000.50.");
  return [...before, { to, amount: money(amount) }];
}
