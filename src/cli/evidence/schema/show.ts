import { getSchema } from "../../../sdk/evidence/actions/attestations/get-schema.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[id: string]> = {
  takes: (command) => command.argument("<id>", "its id"),
  async run(cli, id) {
    const found = await getSchema(await cli.client(), { schema: id });
    const lines = [
      `definition  ${found.definition}`,
      `revocable   ${found.revocable ? "yes" : "no"}`,
      `policy      ${BigInt(found.policy) === 0n ? "none" : found.policy}`,
      `by          organisation ${found.org}`,
    ];
    cli.result(lines.join("\n"), { ok: true, ...found });
  },
};
