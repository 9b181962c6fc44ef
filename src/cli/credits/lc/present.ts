import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { presentDocumentsAndWait } from "../../../sdk/credits/actions/present-documents.ts";
import { findTerms } from "../../../sdk/credits/model/find-terms.ts";
import type { Verb } from "../../shared/verb.ts";
import { readDrawing } from "../shared/read.ts";

export const verb: Verb<[file: string]> = {
  takes: (command) => command.argument("<drawing>", "JSON file with what is presented"),
  async run(cli, file) {
    const client = await cli.writer();
    const drawing = readDrawing(file);
    const terms = await findTerms(client, drawing.credit, drawing.terms);
    const { presentation, receipt } = await presentDocumentsAndWait(client, { terms, drawing });
    const { examineUntil, flags } = await getPresentation(client, { presentation });
    const text = `presented as ${presentation}, to be examined by ${examineUntil}`;
    cli.result(text, { ok: true, presentation, examineUntil, flags, tx: receipt.hash });
  },
};
