import { Option } from "commander";
import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { refuseDocumentsAndWait } from "../../../sdk/credits/actions/refuse-documents.ts";
import { DOCUMENT_DISPOSITIONS, type DocumentDisposition } from "../../../sdk/credits/model/states.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hashes, hash } from "../../shared/amounts.ts";

interface Options {
  readonly discrepancy: readonly string[];
  readonly disposition: DocumentDisposition;
}

export const verb: Verb<[presentation: string, signed: string, options: Options]> = {
  takes: (command) =>
    command
      .argument("<presentation>", "its id", hash)
      .argument("<signed>", "what `tally lc sign` wrote")
      .requiredOption("--discrepancy <hash>", "salted hash of what is wrong, each, as it was signed", hashes)
      .addOption(
        new Option("--disposition <word>", "as it was signed").choices(DOCUMENT_DISPOSITIONS).makeOptionMandatory(),
      ),
  async run(cli, presentation, signed, options) {
    const client = await cli.writer();
    const { discrepancy: discrepancies, disposition } = options;
    const { terms, drawing } = await getPresentation(client, { presentation });
    const { deadline, approval } = readSigned(signed);
    const refusal = { terms, drawing, discrepancies, disposition, deadline, approval };
    const { receipt } = await refuseDocumentsAndWait(client, refusal);
    cli.result("the documents are refused", { ok: true, presentation, tx: receipt.hash });
  },
};
