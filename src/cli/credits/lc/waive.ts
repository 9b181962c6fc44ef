import { ZeroHash } from "ethers";
import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { waiveDiscrepanciesAndWait } from "../../../sdk/credits/actions/waive-discrepancies.ts";
import { discrepanciesHash } from "../../../sdk/credits/model/discrepancies-hash.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned } from "../shared/read.ts";
import { hash, hashes } from "../../shared/amounts.ts";

export const verb: Verb<[presentation: string, signed: string, options: { discrepancy?: readonly string[] }]> = {
  takes: (command) =>
    command
      .argument("<presentation>", "its id", hash)
      .argument("<signed>", "what `tally lc sign` wrote")
      .option("--discrepancy <hash>", "as it was signed, each, where it was not refused yet", hashes),
  async run(cli, presentation, signed, { discrepancy = [] }) {
    const client = await cli.writer();
    const { drawing, refusedFor } = await getPresentation(client, { presentation });
    const discrepancies = refusedFor === ZeroHash ? discrepanciesHash(discrepancy) : refusedFor;
    const { deadline, approval } = readSigned(signed);
    const { receipt } = await waiveDiscrepanciesAndWait(client, { drawing, discrepancies, deadline, approval });
    cli.result("the applicant takes the documents as they are", { ok: true, presentation, tx: receipt.hash });
  },
};
