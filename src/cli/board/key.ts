import { generateAskKey } from "../../sdk/board/model/ask-key.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";

interface KeyOptions {
  readonly out: string;
}

export const verb: Verb<[options: KeyOptions]> = {
  takes: (command) =>
    command.requiredOption("--out <file>", "where the private key is written; nobody but its owner may read it"),
  async run(cli, { out }) {
    const { key, privateKey } = await generateAskKey();
    writeOutput(out, `${JSON.stringify({ key, privateKey }, null, 2)}\n`);
    cli.result(`key ${key}\nprivate key in ${out}`, { ok: true, key, file: out });
  },
};
