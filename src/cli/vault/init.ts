import { existsSync } from "node:fs";
import { vaultError } from "../../vault/errors.ts";
import { newVaultKey } from "../../vault/store/at-rest.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[options: { readonly keys: string }]> = {
  takes: (command) => command.requiredOption("--keys <file>", "key file of the vault, which is made"),
  run(cli, { keys: file }) {
    if (existsSync(file)) throw vaultError("VAULT_KEY_EXISTS", `there is a file ${file} already`, { file });
    writeOutput(file, newVaultKey());
    const text = `${file}\nKeep a copy: without it nothing that is published can be given out.\nnext: tally vault serve --config FILE`;
    cli.result(text, { ok: true, file });
  },
};
