import { existsSync } from "node:fs";
import { withoutOldest } from "../../registrar/keys/epochs.ts";
import { requireUnused } from "../../registrar/keys/require-unused.ts";
import { openRequestLog } from "../../registrar/store/request-log.ts";
import { fault } from "../shared/errors.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { changeKeyFile, KEYS_OPTION, readEpochs, writeEpochs } from "./shared/key-file.ts";

interface DropOptions {
  readonly keys: string;
  readonly store: string;
}

export const verb: Verb<[epoch: number, options: DropOptions]> = {
  takes: (command) =>
    command
      .argument("<epoch>", "the oldest", wholeNumber)
      .requiredOption(...KEYS_OPTION)
      .requiredOption("--store <file>", "log of every request that was answered"),
  async run(cli, epoch, { keys: file, store }) {
    const epochs = readEpochs(cli, file);
    withoutOldest(epochs, epoch);
    if (!existsSync(store)) throw fault("FILE_UNREADABLE", `${store} is not there`, { file: store, reason: "ENOENT" });
    const client = await cli.client();
    const requests = openRequestLog(store, epochs, { keys: 0, span: 0 });
    try {
      await requireUnused(client, requests, epoch);
      const rest = changeKeyFile(file, () => {
        const left = withoutOldest(readEpochs(cli, file), epoch);
        // Cut off in between, the next start remembers it again: the key file decides.
        requests.forget(epoch);
        writeEpochs(cli, file, left);
        return left;
      });
      const numbers = rest.map((each) => each.epoch);
      const text = `${file}\nepochs ${numbers.join(", ")}\nStart the registrar service again: it answers without epoch ${epoch} then.`;
      cli.result(text, { ok: true, file, dropped: epoch, epochs: numbers });
    } finally {
      requests.close();
      client.provider.destroy();
    }
  },
};
