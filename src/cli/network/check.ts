import { existsSync } from "node:fs";
import { join } from "node:path";
import { networkError } from "../../network/errors.ts";
import { checkNetwork } from "../../network/model/check-network.ts";
import { readText } from "../shared/files.ts";
import { readPrivate } from "../shared/private-file.ts";
import type { Verb } from "../shared/verb.ts";
import { networkOption, readNetwork } from "./shared/read-network.ts";

export const verb: Verb<[options: { readonly network: string }]> = {
  takes: networkOption,
  run(cli, { network: folder }) {
    const { root, network } = readNetwork(folder);
    let files = 0;
    const reader = (read: (path: string) => string) => (path: string) => {
      const whole = join(root, path);
      if (!existsSync(whole)) return undefined;
      files++;
      return read(whole);
    };
    const problems = checkNetwork(network, reader(readText), reader(readPrivate));
    if (problems.length > 0) {
      const lines = problems.map(({ file: path, field, reason }) => `${path}${field}: ${reason}`);
      throw networkError("NETWORK_NOT_CONSISTENT", lines.join("\n"), { folder, problems });
    }
    const { nodes, genesisHash } = network;
    cli.result(`${folder}: ${files} files of ${nodes.length} nodes fit together; genesis ${genesisHash}`, {
      ok: true,
      folder,
      files,
      nodes: nodes.length,
      genesisHash,
    });
  },
};
