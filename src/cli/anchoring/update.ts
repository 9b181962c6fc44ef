import { recordHeightAndWait } from "../../sdk/anchoring/actions/record-height.ts";
import { newestHeight } from "../../sdk/anchoring/chain/newest-height.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { type SideOption, takesSide, withSide } from "./shared/side.ts";

interface UpdateOptions extends SideOption {
  readonly number?: number;
}

export const verb: Verb<[lightClient: string, options: UpdateOptions]> = {
  takes: (command) =>
    takesSide(command.argument("<client>", "the light client's id")).option(
      "--number <height>",
      "of the other chain; its newest if left out",
      wholeNumber,
    ),
  async run(cli, lightClient, options) {
    const client = await cli.writer();
    const recorded = await withSide(options, async (side) => {
      const number = options.number ?? (await newestHeight(side));
      return recordHeightAndWait(client, { lightClient, number, side });
    });
    const { number, brought } = recorded;
    const heights = brought.length === 0 ? "it was recorded before" : `brought ${brought.join(", ")}`;
    cli.result(`height ${number} is recorded: ${heights}`, { ok: true, lightClient, recorded });
  },
};
