import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { exportDocumentData, importDocumentData } from "../../../sdk/credits/ktdde/document-data.ts";
import { hash } from "../../shared/amounts.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[presentation: string, file: string, options: { out: string }]> = {
  takes: (command) =>
    command
      .argument("<presentation>", "its id", hash)
      .argument("<file>", "JSON file with documents and their data, by UIDs of ICC's KTDDE")
      .requiredOption("--out <file>", "write it here, with the presentation that it belongs to"),
  async run(cli, presentation, file, { out }) {
    await getPresentation(await cli.client(), { presentation }); // there is one
    const data = parseFrom(file, () => importDocumentData(readText(file)));
    writeOutput(out, exportDocumentData({ ...data, act: presentation }));
    cli.result(`data of the presentation: ${out}`, { ok: true, presentation, documents: data.documents.length, out });
  },
};
