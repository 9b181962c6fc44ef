import { encodeEpc } from "../../sdk/custody/epcis/shared/identifiers.ts";
import { unitId } from "../../sdk/custody/model/unit-id.ts";
import type { Verb } from "../shared/verb.ts";
import { writeDurably } from "../shared/write-durably.ts";
import { identifier } from "./shared/identifier.ts";
import { qrSvg, qrText } from "./shared/label.ts";

export const verb: Verb<[name: string, options: { readonly svg?: string }]> = {
  takes: (command) =>
    command
      .argument("<identifier>", "as on its label; it need not be on the chain yet", identifier)
      .option("--svg <file>", "write a drawing as well"),
  async run(cli, name, { svg }) {
    const link = encodeEpc(name);
    if (svg !== undefined) await writeDurably(svg, await qrSvg(link));
    cli.result(`${await qrText(link)}\n${link}`, { ok: true, unit: unitId(name), link, ...(svg && { svg }) });
  },
};
