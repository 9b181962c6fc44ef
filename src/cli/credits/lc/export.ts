import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import { exportMt } from "../../../sdk/credits/mt/message.ts";
import { type Mt700Words, mt700Of } from "../../../sdk/credits/mt/mt700-of.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[credit: string, words: string, options: { out: string }]> = {
  takes: (command) =>
    command
      .argument("<credit>", "its id", hash)
      .argument("<words>", "JSON file with what the message says in words: names, places, goods, documents")
      .requiredOption("--out <file>", "write the text here"),
  async run(cli, credit, words, { out }) {
    const { terms } = await getLetterOfCredit(await cli.client(), { credit });
    const text = parseFrom(words, () => exportMt(mt700Of(terms, JSON.parse(readText(words)) as Mt700Words)));
    writeOutput(out, text);
    cli.result(`the credit as an MT 700: ${out}`, { ok: true, credit, type: "700", out });
  },
};
