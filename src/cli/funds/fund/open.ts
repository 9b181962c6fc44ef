import { openFacilityAndWait } from "../../../sdk/funds/actions/open-facility.ts";
import { facilityTermsJson } from "../../../sdk/funds/model/messages.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval, readFacility } from "../shared/read.ts";

export const verb: Verb<[file: string, lender: string, borrower: string, options: { readonly out?: string }]> = {
  takes: (command) =>
    command
      .argument("<terms>", "JSON file with what is agreed, as `tally fund sign open` took it")
      .argument("<lender>", "what the lender signed, of `tally fund sign open`")
      .argument("<borrower>", "what the borrower signed, with the same deadline")
      .option("--out <file>", "write all that is agreed here"),
  async run(cli, file, lender, borrower, { out }) {
    const client = await cli.writer();
    const terms = readFacility(file);
    const [byLender, byBorrower] = [readApproval(lender), readApproval(borrower)];
    const { deadline } = byLender;
    if (deadline !== byBorrower.deadline) throw fault("USAGE", "both sides sign one deadline", { deadline });
    const approvals = { byLender: byLender.approval, byBorrower: byBorrower.approval };
    const { facility, receipt } = await openFacilityAndWait(client, { terms, deadline, ...approvals });
    if (out !== undefined) writeOutput(out, `${facilityTermsJson(terms)}\n`);
    cli.result(`opened as ${facility}`, { ok: true, facility, tx: receipt.hash });
  },
};
