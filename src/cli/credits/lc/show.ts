import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import { listPresentations } from "../../../sdk/credits/actions/list-presentations.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string]> = {
  takes: (command) => command.argument("<credit>", "its id", hash),
  async run(cli, credit) {
    const client = await cli.client();
    const found = await getLetterOfCredit(client, { credit });
    const presentations = await listPresentations(client, { credit });
    const { terms } = found;
    const rows = presentations.map(({ presentation, state, drawing }) => {
      return [presentation, state, showMoney(drawing.amount), drawing.atConfirmer ? "confirmer" : "issuer"];
    });
    const lines = [
      `${credit}  ${found.state}${found.confirmed ? ", confirmed" : ""}`,
      `issuer       ${terms.issuer}, for ${terms.applicant}, in favour of ${terms.beneficiary}`,
      `amount       ${showMoney(found.max)}, of which ${showMoney(found.available)} can be drawn up to ${terms.expiry}`,
      `applicant    has ${showMoney(found.margin)} of margin here, and owes ${showMoney(found.owed)}`,
      table(["presentation", "state", "amount", "at"], rows, cli.layout()),
    ];
    cli.result(lines.join("\n"), { ok: true, ...found, presentations });
  },
};
