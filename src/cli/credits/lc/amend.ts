import { amendCreditAndWait } from "../../../sdk/credits/actions/amend-credit.ts";
import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import { creditId } from "../../../sdk/credits/model/credit-terms.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned, readTerms } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string, file: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<credit>", "its id", hash)
      .argument("<terms>", "JSON file with the amended terms, whole")
      .argument("<signed>", "what `tally lc sign` wrote"),
  async run(cli, credit, file, signed) {
    const client = await cli.writer();
    const { terms: former } = await getLetterOfCredit(client, { credit });
    const { deadline, approval } = readSigned(signed);
    const terms = readTerms(file);
    const { receipt } = await amendCreditAndWait(client, { credit, former, terms, deadline, approval });
    cli.result("the amendment is issued", { ok: true, credit, amendment: creditId(terms), tx: receipt.hash });
  },
};
