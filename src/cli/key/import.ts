import { readPrivate } from "../shared/private-file.ts";
import type { Verb } from "../shared/verb.ts";
import { keep } from "./shared/keep.ts";

export const verb: Verb<[name: string, file: string]> = {
  takes: (command) =>
    command
      .argument("<name>", "letters, digits, - and _")
      .argument("<file>", "file with a private key, 32 bytes in hex; it is left where it is"),
  run: (cli, name, file) => keep(cli, name, () => readPrivate(file).trim(), file),
};
