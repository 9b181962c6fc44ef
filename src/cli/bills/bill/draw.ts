import { drawBillAndWait } from "../../../sdk/bills/actions/draw-bill.ts";
import { billTermsJson } from "../../../sdk/bills/model/messages.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval, readBill } from "../shared/read.ts";

export const verb: Verb<[file: string, signed: string, options: { readonly out?: string }]> = {
  takes: (command) =>
    command
      .argument("<terms>", "JSON file with what is written on it, as `tally bill sign draw` took it")
      .argument("<signed>", "what `tally bill sign` wrote")
      .option("--out <file>", "write all that is on it here, for the other parties"),
  async run(cli, file, signed, { out }) {
    const client = await cli.writer();
    const terms = readBill(file);
    const { bill, receipt } = await drawBillAndWait(client, { terms, ...readApproval(signed) });
    if (out !== undefined) writeOutput(out, `${billTermsJson(terms)}\n`);
    cli.result(`drawn as ${bill}`, { ok: true, bill, tx: receipt.hash });
  },
};
