import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { presentDocumentsAndWait } from "../../../sdk/credits/actions/present-documents.ts";
import { presentUnderAmendmentAndWait } from "../../../sdk/credits/actions/present-under-amendment.ts";
import { findTerms } from "../../../sdk/credits/model/find-terms.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval, readDrawing } from "../shared/read.ts";
import { showDay } from "../shared/show-day.ts";

export const verb: Verb<[file: string, signed: string | undefined]> = {
  takes: (command) =>
    command
      .argument("<drawing>", "JSON file with what is presented")
      .argument("[answer]", "what `tally lc sign answer` wrote, to present under an amendment that is open"),
  async run(cli, file, answer) {
    const client = await cli.writer();
    const drawing = readDrawing(file);
    const terms = await findTerms(client, drawing.credit, drawing.terms);
    const { presentation, receipt } =
      answer === undefined
        ? await presentDocumentsAndWait(client, { terms, drawing })
        : await presentUnderAmendmentAndWait(client, { terms, drawing, ...readApproval(answer) });
    const { examineUntil, flags } = await getPresentation(client, { presentation });
    const text = `presented as ${presentation}, to be examined by ${showDay(examineUntil)}`;
    cli.result(text, { ok: true, presentation, examineUntil, flags, tx: receipt.hash });
  },
};
