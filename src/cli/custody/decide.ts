import { decideDisputeAndWait } from "../../sdk/custody/actions/decide-dispute.ts";
import type { Verb } from "../shared/verb.ts";
import { type Decision, resolutionOf, takesDecision } from "./shared/decision.ts";
import { whenOf } from "./shared/values.ts";

const DAY = 86_400;

export const verb: Verb<[id: string, outcome: string, options: Decision]> = {
  takes: (command) => takesDecision(command, "valid statement of yours"),
  async run(cli, ...decided) {
    const client = await cli.writer();
    const [id, , { statement }] = decided;
    const resolution = await resolutionOf(client, decided, whenOf({}) + DAY);
    const { receipt, ...done } = await decideDisputeAndWait(client, { resolution, statement });
    cli.result(`${id} is ${done.state.phase}, with organisation ${done.org}`, {
      ok: true,
      ...done,
      tx: receipt.hash,
    });
  },
};
