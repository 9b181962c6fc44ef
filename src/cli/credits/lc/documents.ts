import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import { showDay } from "../shared/show-day.ts";

export const verb: Verb<[presentation: string]> = {
  takes: (command) => command.argument("<presentation>", "its id", hash),
  async run(cli, presentation) {
    const found = await getPresentation(await cli.client(), { presentation });
    const { state, drawing, receivedOn, examineUntil, flags, byPreclusion } = found;
    const lines = [
      `${presentation}  ${state}${byPreclusion ? ", by preclusion" : ""}`,
      `credit       ${drawing.credit}`,
      `amount       ${showMoney(drawing.amount)}`,
      `received     ${receivedOn}, to be examined by ${showDay(examineUntil)}`,
      `flags        ${flags.join(", ") || "none"}`,
      `claim        ${found.claim}`,
    ];
    cli.result(lines.join("\n"), { ok: true, ...found });
  },
};
