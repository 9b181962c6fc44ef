import { pledgeUnitsAndWait } from "../../../sdk/ledger/actions/liens/pledge-units.ts";
import { showTime } from "../../shared/tables.ts";
import { time, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { instrumentOf } from "../shared/instrument-of.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";

interface PledgeOptions {
  readonly amount: bigint;
  readonly to: number;
  readonly enforceableFrom: bigint;
  readonly ref: string;
}

export const verb: Verb<[receivable: string, options: PledgeOptions]> = {
  takes: (command) =>
    command
      .argument("<receivable>", "its id", hash)
      .requiredOption("--amount <decimal>", "how much, such as 1000.50", money)
      .requiredOption("--to <org>", "organisation that gets the pledge", wholeNumber)
      .requiredOption("--enforceable-from <time>", "from when it may take what is pledged", time)
      .requiredOption("--ref <hash>", "of the agreement, 32 bytes", hash),
  async run(cli, receivable, { to: pledgee, ...options }) {
    const client = await cli.writer();
    const instrument = await instrumentOf(client, receivable);
    const { receipt, ...lien } = await pledgeUnitsAndWait(client, { instrument, pledgee, ...options });
    const from = showTime(BigInt(lien.enforceableFrom));
    const text = `pledged ${showMoney(lien.amount)} to organisation ${pledgee}, enforceable from ${from}`;
    cli.result(text, { ok: true, ...lien, tx: receipt.hash });
  },
};
