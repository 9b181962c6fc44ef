import type { Verb } from "../shared/verb.ts";
import { networkOption, readNetwork } from "./shared/read-network.ts";
import { requireConsistent } from "./shared/require-consistent.ts";

export const verb: Verb<[options: { readonly network: string }]> = {
  takes: networkOption,
  run(cli, { network: folder }) {
    const found = readNetwork(folder);
    const files = requireConsistent(folder, found);
    const { nodes, genesisHash } = found.network;
    cli.result(`${folder}: ${files} files of ${nodes.length} nodes fit together; genesis ${genesisHash}`, {
      ok: true,
      folder,
      files,
      nodes: nodes.length,
      genesisHash,
    });
  },
};
