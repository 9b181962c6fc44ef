import { systemClock } from "../../lib/clock.ts";
import { currentEpoch, withNewEpoch } from "../../registrar/keys/epochs.ts";
import type { Verb } from "../shared/verb.ts";
import { changeKeyFile, KEYS_OPTION, readEpochs, writeEpochs } from "./shared/key-file.ts";

export const verb: Verb<[options: { readonly keys: string }]> = {
  takes: (command) => command.requiredOption(...KEYS_OPTION),
  run(cli, { keys: file }) {
    const epochs = changeKeyFile(file, () => {
      const rotated = withNewEpoch(readEpochs(cli, file), systemClock.now());
      writeEpochs(cli, file, rotated);
      return rotated;
    });
    const [epoch, numbers] = [currentEpoch(epochs), epochs.map((each) => each.epoch)];
    const text = `${file}\nepochs ${numbers.join(", ")}\nStart the registrar service again: it answers under epoch ${epoch} then.`;
    cli.result(text, { ok: true, file, epoch, epochs: numbers });
  },
};
