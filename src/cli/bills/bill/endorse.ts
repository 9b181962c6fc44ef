import { endorseBillAndWait, endorseBillInPartAndWait } from "../../../sdk/bills/actions/endorse-bill.ts";
import { address, hash, money } from "../../shared/amounts.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

interface Options {
  readonly from?: bigint;
  readonly notTransferable?: boolean;
  readonly document?: string;
}

export const verb: Verb<[lot: bigint, to: string, amount: bigint, options: Options]> = {
  takes: (command) =>
    command
      .argument("<lot>", "its id in the ledger", bigNumber)
      .argument("<to>", "account that gets it", address)
      .argument("<amount>", "the whole lot, or with --from a part of it", money)
      .option("--from <unit>", "first unit of the part, numbered from 0 in the bill", bigNumber)
      .option("--not-transferable", "answer to nobody after the taker")
      .option("--document <hash>", "hash of the document that says for what it is", hash),
  async run(cli, lot, to, amount, { from: first, ...how }) {
    const client = await cli.writer();
    const given = { lot, to, amount, ...how };
    const passed =
      first === undefined
        ? await endorseBillAndWait(client, given)
        : await endorseBillInPartAndWait(client, { ...given, first });
    cli.result(`${to} has lot ${passed.lot}`, { ok: true, lot: passed.lot, to, tx: passed.receipt.hash });
  },
};
