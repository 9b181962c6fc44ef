import { getOrganisation } from "../../sdk/members/actions/members/get-organisation.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[org: number]> = {
  takes: (command) => command.argument("<org>", "its number", wholeNumber),
  async run(cli, org) {
    const found = await getOrganisation(await cli.client(), { org });
    const { name, standing, roles, votingAccount, dualControl } = found;
    const lines = [
      `${org}  ${name}`,
      `standing        ${standing}`,
      `roles           ${roles.join(", ") || "-"}`,
      `voting account  ${votingAccount}`,
      `dual control    ${dualControl ? "maker and checker must be different people" : "not required"}`,
    ];
    cli.result(lines.join("\n"), { ok: true, organisation: found });
  },
};
