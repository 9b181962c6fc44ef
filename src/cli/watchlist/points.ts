import { getPoints } from "../../sdk/watchlist/actions/get-points.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[list: string, organisation: number]> = {
  takes: (command) =>
    command.argument("<list>", "the list's id").argument("<org>", "an organisation's number", wholeNumber),
  async run(cli, list, organisation) {
    const { points, locked, queries } = await getPoints(await cli.client(), { list, organisation });
    const text = `free     ${points}\nlocked   ${locked}\nqueries  ${queries}`;
    cli.result(text, { ok: true, organisation, points, locked, queries });
  },
};
