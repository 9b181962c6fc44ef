import { listSealedBatches } from "../../../sdk/sensing/actions/feeds/list-sealed-batches.ts";
import { showMoment, table } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[station: number, options: { readonly limit: number }]> = {
  takes: (command) =>
    command.argument("<station>", "its number", wholeNumber).option("--limit <number>", "at most", wholeNumber, 20),
  async run(cli, station, { limit }) {
    const batches = await listSealedBatches(await cli.client(), { station, limit });
    const rows = batches.map(({ firstSeq, count, from, to, flagCounts, epoch, block, id }) => {
      const { good, suspect, fail, missing } = flagCounts;
      const readings = `${firstSeq}-${firstSeq + count - 1}`;
      return [readings, showMoment(from), showMoment(to), good, suspect, fail, missing, epoch, block, id];
    });
    const headings = ["readings", "from", "to", "good", "suspect", "fail", "missing", "epoch", "block", "id"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, batches });
  },
};
