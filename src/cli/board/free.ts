import { freeTradeExposureAndWait } from "../../sdk/board/actions/free-trade-exposure.ts";
import { address } from "../shared/amounts.ts";
import { bigNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[id: bigint, account: string]> = {
  takes: (command) =>
    command.argument("<claim>", "the ledger's id", bigNumber).argument("<account>", "whose limit", address),
  async run(cli, id, account) {
    const client = await cli.writer();
    const { receipt } = await freeTradeExposureAndWait(client, { id, account });
    cli.result("freed", { ok: true, tx: receipt.hash });
  },
};
