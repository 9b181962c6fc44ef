import { prepareObligations } from "../../../sdk/clearing/actions/prepare-obligations.ts";
import { parseNamedBanks } from "../../../sdk/clearing/iso20022/banks.ts";
import { importPacs009 } from "../../../sdk/clearing/iso20022/pacs009.ts";
import { obligationsJson } from "../../../sdk/clearing/model/messages.ts";
import { hash } from "../../shared/amounts.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[cycle: string, file: string, options: { banks: string; out: string }]> = {
  takes: (command) =>
    command
      .argument("<cycle>", "its id", hash)
      .argument("<pacs009>", "ISO 20022 file: a transfer for each obligation")
      .requiredOption("--banks <file>", "JSON file with each bank's number and BIC")
      .requiredOption("--out <file>", "write the obligations here, for both banks to sign"),
  async run(cli, cycle, file, { banks: names, out }) {
    const message = parseFrom(file, () => importPacs009(readText(file)));
    const banks = parseFrom(names, () => parseNamedBanks(readText(names)));
    const obligations = await prepareObligations(await cli.client(), { cycle, message, banks });
    writeOutput(out, obligationsJson(obligations));
    const count = obligations.length;
    cli.result(`${count} obligations: ${out}; nothing is on the chain`, { ok: true, cycle, count, out });
  },
};
