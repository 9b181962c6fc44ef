import { ZeroHash } from "ethers";
import { listEquivocations } from "../../../sdk/sensing/actions/feeds/list-equivocations.ts";
import { table } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[station: number]> = {
  takes: (command) => command.argument("<station>", "its number", wholeNumber),
  async run(cli, station) {
    const equivocations = await listEquivocations(await cli.client(), { station });
    const rows = equivocations.map(({ firstSeq, sealedBatch, other, epoch, counted, block }) => [
      firstSeq,
      block,
      sealedBatch === ZeroHash ? "gap" : sealedBatch,
      other,
      epoch,
      counted ? "yes" : "no",
    ]);
    cli.result(table(["from reading", "block", "sealed", "other", "gateway set", "counted"], rows, cli.layout()), {
      ok: true,
      equivocations,
    });
  },
};
