import { traceUnit } from "../../sdk/custody/actions/trace-unit.ts";
import type { Verb } from "../shared/verb.ts";
import { formatTrace } from "./shared/format-trace.ts";
import { takesUnit } from "./shared/takes.ts";
import { unitWithProfile } from "./shared/values.ts";

export const verb: Verb<[id: string]> = {
  takes: (command) => takesUnit(command),
  async run(cli, id) {
    const client = await cli.client();
    const trace = await traceUnit(client, { unit: id });
    const { profile } = await unitWithProfile(client, id);
    cli.result(formatTrace(trace, profile, cli.layout()), { ok: true, ...trace });
  },
};
