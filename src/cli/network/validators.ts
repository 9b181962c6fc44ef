import { qbftQuorum } from "../../lib/qbft-quorum.ts";
import type { Network } from "../../network/model/network.ts";
import { listValidators } from "../../network/votes/list-validators.ts";
import { fault } from "../shared/errors.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { openRpc } from "./shared/open-rpc.ts";
import { readNetwork } from "./shared/read-network.ts";
import { describeNetworkFile, writeNetwork } from "./shared/write-network.ts";

interface ValidatorsOptions {
  readonly network?: string;
  readonly write?: boolean;
}

export const verb: Verb<[options: ValidatorsOptions]> = {
  takes: (command) =>
    command
      .option("--network <folder>", "folder with network.json, for names")
      .option("--write", "say in network.json who validates by now"),
  async run(cli, { network: folder, write = false }) {
    if (write && folder === undefined)
      throw fault("USAGE", "--write wants --network, the folder to write in", { write });
    const found = folder === undefined ? undefined : readNetwork(folder);
    const nodes = found?.network.nodes ?? [];
    const addresses = await listValidators(await openRpc(cli));
    const validators = addresses.map((address) => {
      const node = nodes.find((each) => each.address.toLowerCase() === address.toLowerCase());
      return { address, name: node?.name ?? null, organisation: node?.organisation ?? null };
    });
    const quorum = qbftQuorum(validators.length);
    const rows = validators.map(({ address, name, organisation }) => [address, name ?? "", organisation ?? ""]);
    const written =
      write && folder !== undefined && found !== undefined
        ? writeNetwork(folder, withValidators(found.network, addresses))
        : undefined;
    const text = [
      table(["validator", "node", "organisation"], rows, cli.layout()),
      `${validators.length} validators; ${quorum} have to agree on a block, ${validators.length - quorum} may fail.`,
      ...(written === undefined ? [] : [describeNetworkFile(written)]),
    ];
    cli.result(text.join("\n"), { ok: true, validators, quorum, ...written });
  },
};

function withValidators(network: Network, addresses: readonly string[]): Network {
  const listed = new Set(addresses.map((address) => address.toLowerCase()));
  const nodes = network.nodes.map((node) => ({ ...node, validator: listed.has(node.address.toLowerCase()) }));
  return { ...network, nodes };
}
