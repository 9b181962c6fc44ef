import { existsSync } from "node:fs";
import { hexlify } from "ethers";
import { formatKeyFile, newEpochKey } from "../../watchlist/keys/key-file.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";
import { KEYS_OPTION, readKeys } from "./shared/key-file.ts";

export const verb: Verb<[options: { readonly keys: string }]> = {
  takes: (command) => command.requiredOption(...KEYS_OPTION),
  run(cli, { keys: file }) {
    const keys = existsSync(file) ? readKeys(file) : [];
    const key = newEpochKey((keys.at(-1)?.epoch ?? 0) + 1);
    writeOutput(file, formatKeyFile([...keys, key]));
    const publicKey = hexlify(key.publicKey);
    cli.result(`${file}\nepoch ${key.epoch}\npublic key ${publicKey}`, { ok: true, file, epoch: key.epoch, publicKey });
  },
};
