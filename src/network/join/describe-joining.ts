import type { Network, NetworkNode } from "../model/network.ts";
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
    `Each at its own nodes, which need no restart for it${joined.rpc === "jwt" ? '; TOKEN is a file of `tally network token --permissions "*:*"`' : ""}:`,
    ...network.nodes.map((node) => letIn(network, node)),
    `\`static-nodes.json\` is read when a node starts. Until then the new nodes call, and are answered. Last, in every organisation:`,
    block(["cp joined/network.json network.json"]),
    `## 2. ${name} starts`,
    "Its folder and network.json are on its machine, its keys in its nodes' folders and nowhere else but in a copy; see docs/guides/consortium.md.",
    block([
      "tally network check",
      `tally network up ${name}${joined.rpc === "jwt" ? " --rpc-token-file TOKEN" : ""}`,
      ...(joined.rpc === "tls" ? [] : nodes.map((node) => `tally ${callOf(joined, node)} network doctor --network .`)),
    ]),
    "It has joined when blocks come, and the doctor finds neither node-behind nor few-peers.",
    ...(candidates.length === 0 ? [] : vote(network, candidates)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function letIn(network: Network, node: NetworkNode): string {
  const copy = `cp joined/${node.folder}/permissions_config.toml joined/${node.folder}/static-nodes.json ${node.folder}/`;
  if (network.rpc !== "tls") return block([copy, `tally ${callOf(network, node)} network reload`]);
  return `${block([copy])}\n\nthen \`perm_reloadPermissionsFromFile\` of ${node.name}, by a program that shows a client certificate.`;
}

function vote(network: Network, candidates: readonly NetworkNode[]): readonly string[] {
  const validators = network.nodes.filter(({ validator }) => validator);
  const needed = votesNeeded(validators.length);
  const told = (verb: "add" | "discard") =>
    network.rpc === "tls"
      ? `\`qbft_${verb === "add" ? "proposeValidatorVote" : "discardValidatorVote"}\` at each validator, by a program that shows a client certificate.`
      : block(
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
    ...(network.rpc === "tls"
      ? []
      : [block([`tally ${callOf(network, validators[0] as NetworkNode)} network validators --network . --write`])]),
  ];
}

/** The options that lead `tally` to a node, from its own machine. */
function callOf(network: Network, node: NetworkNode): string {
  const url = `--rpc ${rpcUrlOf(network, node, true)}`;
  return network.rpc === "jwt" ? `${url} --rpc-token-file TOKEN` : url;
}

const block = (lines: readonly string[]) => `\`\`\`\n${lines.join("\n")}\n\`\`\``;
