import { encodeEpc } from "../../sdk/custody/epcis/shared/identifiers.ts";
import { unitId } from "../../sdk/custody/model/unit-id.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";
import { identifier } from "./shared/identifier.ts";
import { qrSvg, qrText } from "./shared/label.ts";
import { ownedIdentifier } from "./shared/unit-name.ts";

export const verb: Verb<[text: string, options: { readonly svg?: string }]> = {
  takes: (command) =>
    command
      .argument(
        "<identifier>",
        "as on its label, with its organisation for its id (2@8003/...); it need not be on the chain yet",
      )
      .option("--svg <file>", "write a drawing as well"),
  async run(cli, text, { svg }) {
    const owned = ownedIdentifier(text);
    const name = owned?.name ?? identifier(text);
    const link = encodeEpc(name);
    if (svg !== undefined) writeOutput(svg, await qrSvg(link));
    cli.result(`${await qrText(link)}\n${link}`, {
      ok: true,
      ...(owned && { unit: unitId(owned.creator, name) }),
      link,
      ...(svg && { svg }),
    });
  },
};
