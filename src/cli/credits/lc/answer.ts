import { ZeroHash } from "ethers";
import { answerAmendmentAndWait } from "../../../sdk/credits/actions/answer-amendment.ts";
import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

interface Options {
  readonly reject?: boolean;
}

export const verb: Verb<[credit: string, amendment: string, signed: string, options: Options]> = {
  takes: (command) =>
    command
      .argument("<credit>", "its id", hash)
      .argument("<amendment>", "name of the amended terms", hash)
      .argument("<signed>", "what `tally lc sign` wrote")
      .option("--reject", "it was signed as a rejection"),
  async run(cli, credit, amendment, signed, options) {
    const { deadline, approval } = readSigned(signed);
    const accepts = options.reject === true ? ZeroHash : amendment;
    const answer = { credit, amendment, accepts, deadline, approval };
    const { receipt } = await answerAmendmentAndWait(await cli.writer(), answer);
    const { termsName } = await getLetterOfCredit(await cli.client(), { credit });
    const inForce = termsName === amendment;
    cli.result(inForce ? "the amendment is in force" : "the answer is recorded", {
      ok: true,
      credit,
      inForce,
      tx: receipt.hash,
    });
  },
};
