import type { Network, NetworkNode, RpcAccess } from "../model/network.ts";
import { rpcUrlOf } from "../run/local-node.ts";
import { votesNeeded } from "../votes/replay-votes.ts";

export interface Joining {
  /** As it is. */
  readonly network: Network;
  /** As it will be. */
  readonly joined: Network;
  /** Who joins. */
  readonly name: string;
  readonly nodes: readonly NetworkNode[];
  readonly candidates: readonly NetworkNode[];
}

/** By what the callers of a node are known. */
const OPTIONS: Readonly<Record<RpcAccess, string>> = {
  loopback: "",
  jwt: " --rpc-token-file TOKEN",
  tls: " --rpc-cert CERT --rpc-key KEY --rpc-ca CA",
};
const SHOWN: Readonly<Record<RpcAccess, string>> = {
  loopback: "",
  jwt: '; TOKEN is a file of `tally network token --permissions "*:*"`',
  tls: "; CERT and KEY are PEM files of a client that its nodes know, CA is that of the nodes' own certificates",
};

/** joining.md: what each organisation does, with the commands for it. */
export function describeJoining({ network, joined, name, nodes, candidates }: Joining): string {
  const parts = [
    `# ${name} joins chain ${network.chainId}`,
    `Block 0 has the hash \`${network.genesisHash}\`. The nodes of ${name}:`,
    nodes.map((node) => `- ${node.name} \`${node.address}\`\n  \`${node.enode}\``).join("\n"),
    `Every other organisation makes these files itself, with \`tally network join\`, from its own network.json and the organisation.json of
${name}; it trusts no list that somebody sent. Its new network.json is that of the others, byte for byte: compare them. The folder of
\`--out\` is called \`joined\` here. One organisation joins at a time.`,
    "## 1. The others let it in",
    `Each at its own nodes, which need no restart for it${SHOWN[joined.rpc]}:`,
    ...network.nodes.map((node) => letIn(network, node)),
    `\`static-nodes.json\` is read when a node starts. Until then the new nodes call, and are answered. Last, in every organisation:`,
    block(["cp joined/network.json network.json"]),
    `## 2. ${name} starts`,
    "Its folder and network.json are on its machine, its keys in its nodes' folders and nowhere else but in a copy; see docs/guides/consortium.md.",
    block([
      "tally network check",
      `tally network up ${name}${OPTIONS[joined.rpc]}`,
      ...nodes.map((node) => `tally ${callOf(joined, node)} network doctor --network .`),
    ]),
    "It has joined when blocks come, and the doctor finds neither node-behind nor few-peers.",
    ...(candidates.length === 0 ? [] : vote(network, candidates)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function letIn(network: Network, node: NetworkNode): string {
  const copy = `cp joined/${node.folder}/permissions_config.toml joined/${node.folder}/static-nodes.json ${node.folder}/`;
  return block([copy, `tally ${callOf(network, node)} network reload`]);
}

function vote(network: Network, candidates: readonly NetworkNode[]): readonly string[] {
  const validators = network.nodes.filter(({ validator }) => validator);
  const needed = votesNeeded(validators.length);
  const told = (verb: "add" | "discard") =>
    block(
      candidates.flatMap(({ address }) =>
        validators.map((node) => `tally ${callOf(network, node)} network vote ${verb} ${address}`),
      ),
    );
  return [
    "## 3. The validators vote",
    `Once the new nodes have the height of the others, and not before: a validator that does not seal counts as one that is down. ${needed} of
${validators.length} validators have to vote so, each organisation at its own:`,
    told("add"),
    "`tally network votes` shows what counts, `tally network validators` who validates. Once the change is made, each takes its vote back, and has\nnetwork.json say who validates, with the same hash at everybody:",
    told("discard"),
    block([`tally ${callOf(network, validators[0] as NetworkNode)} network validators --network . --write`]),
  ];
}

/** The options that lead `tally` to a node, from its own machine. */
function callOf(network: Network, node: NetworkNode): string {
  return `--rpc ${rpcUrlOf(network, node, true)}${OPTIONS[network.rpc]}`;
}

const block = (lines: readonly string[]) => `\`\`\`\n${lines.join("\n")}\n\`\`\``;
