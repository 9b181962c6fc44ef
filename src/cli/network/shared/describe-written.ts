import type { Network } from "../../../network/model/network.ts";
import { isLoopback } from "../../../network/model/parse-organisations.ts";

/** What a new network is, and what is to be done with its files. */
export function describeWritten(folder: string, network: Network, files: number): string {
  const { chainId, genesisHash, nodes, blockPeriodSeconds, gasLimit, rpc } = network;
  const local = nodes.every(({ host }) => isLoopback(host));
  const lines = [
    `${folder}: ${files} files of ${nodes.length} nodes`,
    `chain    ${chainId}, a block of at most ${gasLimit} gas every ${blockPeriodSeconds} s`,
    `genesis  ${genesisHash}`,
    ...nodes.map(({ name, address, validator }) => `${validator ? "validator" : "node     "}  ${name}  ${address}`),
  ];
  const next = local
    ? [`next: tally network up --network ${folder}`]
    : [
        "next: give each organisation its folder and network.json, over a channel that nobody else reads, and delete it here:",
        "      the keys in it are the organisation's alone. docs/guides/consortium.md goes on from there.",
      ];
  const secrets = {
    loopback: [],
    jwt: ["JSON-RPC asks for a token: tally network token --jwt-key ORGANISATION/jwt.key --out FILE"],
    tls: ["JSON-RPC needs ORGANISATION/tls/{keystore.p12,password,known-clients} before a node starts."],
  }[rpc];
  return [...lines, ...secrets, ...next].join("\n");
}
