import { qbftQuorum } from "../../lib/qbft-quorum.ts";
import { listValidators } from "../../network/votes/list-validators.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { openRpc } from "./shared/open-rpc.ts";
import { readNetwork } from "./shared/read-network.ts";

interface ValidatorsOptions {
  readonly network?: string;
}

export const verb: Verb<[options: ValidatorsOptions]> = {
  takes: (command) => command.option("--network <folder>", "folder with network.json, for names"),
  async run(cli, { network: folder }) {
    const nodes = folder === undefined ? [] : readNetwork(folder).network.nodes;
    const addresses = await listValidators(await openRpc(cli));
    const validators = addresses.map((address) => {
      const node = nodes.find((each) => each.address.toLowerCase() === address.toLowerCase());
      return { address, name: node?.name ?? null, organisation: node?.organisation ?? null };
    });
    const quorum = qbftQuorum(validators.length);
    const rows = validators.map(({ address, name, organisation }) => [address, name ?? "", organisation ?? ""]);
    const text = [
      table(["validator", "node", "organisation"], rows, cli.layout()),
      `${validators.length} validators; ${quorum} have to agree on a block, ${validators.length - quorum} may fail.`,
    ];
    cli.result(text.join("\n"), { ok: true, validators, quorum });
  },
};
