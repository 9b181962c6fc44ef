import { describeSettlement } from "../../../sdk/clearing/actions/describe-settlement.ts";
import { parseNamedBanks } from "../../../sdk/clearing/iso20022/banks.ts";
import { exportPacs009 } from "../../../sdk/clearing/iso20022/pacs009.ts";
import { hash } from "../../shared/amounts.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[cycle: string, options: { banks: string; out: string }]> = {
  takes: (command) =>
    command
      .argument("<cycle>", "its id", hash)
      .requiredOption("--banks <file>", "JSON file with each bank's number and BIC")
      .requiredOption("--out <file>", "write the ISO 20022 file here"),
  async run(cli, cycle, { banks: names, out }) {
    const banks = parseFrom(names, () => parseNamedBanks(readText(names)));
    const message = await describeSettlement(await cli.client(), { cycle, banks });
    writeOutput(out, exportPacs009(message));
    const count = message.credit.transfers.length;
    cli.result(`the settled cycle as a pacs.009 of ${count} transfers: ${out}`, { ok: true, cycle, count, out });
  },
};
