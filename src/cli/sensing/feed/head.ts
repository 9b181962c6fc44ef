import { getHead } from "../../../sdk/sensing/actions/feeds/get-head.ts";
import { showMoment } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[station: number]> = {
  takes: (command) => command.argument("<station>", "its number", wholeNumber),
  async run(cli, station) {
    const head = await getHead(await cli.client(), { station });
    const lines = [
      `last reading   ${head.lastSeq}`,
      `received       ${head.lastTo === 0 ? "never" : showMoment(head.lastTo)}`,
      `batches        ${head.batches}`,
      `gaps           ${head.gaps}`,
      `equivocations  ${head.equivocations}`,
    ];
    cli.result(lines.join("\n"), { ok: true, ...head });
  },
};
