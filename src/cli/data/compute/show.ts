import { getComputation } from "../../../sdk/data/actions/computations/get-computation.ts";
import type { Verb } from "../../shared/verb.ts";
import { showComputation } from "../shared/show-computation.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[computation: string]> = {
  takes: (command) => command.argument("<job>", "its id", hash),
  async run(cli, computation) {
    const found = await getComputation(await cli.client(), { computation });
    cli.result(showComputation(found), { ok: true, ...found });
  },
};
