import { existsSync } from "node:fs";
import { systemClock } from "../../lib/clock.ts";
import { newEpoch } from "../../registrar/keys/epochs.ts";
import { fault } from "../shared/errors.ts";
import type { Verb } from "../shared/verb.ts";
import { changeKeyFile, KEYS_OPTION, writeEpochs } from "./shared/key-file.ts";

export const verb: Verb<[options: { readonly keys: string }]> = {
  takes: (command) => command.requiredOption(...KEYS_OPTION),
  run(cli, { keys: file }) {
    const epoch = newEpoch(1, systemClock.now());
    changeKeyFile(file, () => {
      if (existsSync(file)) throw fault("REGISTRAR_KEYS_EXIST", `there is a file ${file} already`, { file });
      writeEpochs(cli, file, [epoch]);
    });
    const text = `${file}\nepoch 1 since ${epoch.since}\nnext: tally registrar run --keys ${file} --store FILE`;
    cli.result(text, { ok: true, file, epoch: 1, epochs: [1] });
  },
};
