import { Option } from "commander";
import { importDocumentData, KTDDE } from "../../../sdk/credits/ktdde/document-data.ts";
import { importMt, type MtMessage, type MtType } from "../../../sdk/credits/mt/message.ts";
import { MT_SPECS } from "../../../sdk/credits/mt/specs.ts";
import { termsOfMt700 } from "../../../sdk/credits/mt/terms-of-mt700.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[file: string, options: { type?: MtType | typeof KTDDE }]> = {
  takes: (command) =>
    command
      .argument("<file>", "an MT 700, 707, 734, 750, 752, 754 or 756, or its fields alone; or document data")
      .addOption(
        new Option("--type <type>", "where the text does not say it").choices([...Object.keys(MT_SPECS), KTDDE]),
      ),
  async run(cli, file, { type }) {
    if (type === KTDDE) {
      const data = parseFrom(file, () => importDocumentData(readText(file)));
      return cli.result(`data of ${data.documents.length} documents; nothing is on the chain`, { ok: true, ...data });
    }
    const read = () => (type === undefined ? importMt(readText(file)) : importMt(readText(file), type));
    const message: MtMessage = parseFrom(file, read);
    const draft = message.type === "700" ? { draft: termsOfMt700(message as MtMessage<"700">) } : {};
    cli.result(`an MT ${message.type}; nothing is on the chain`, { ok: true, ...message, ...draft });
  },
};
