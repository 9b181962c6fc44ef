import type { PlannedFile } from "../../../network/init/planned-file.ts";
import type { Network } from "../../../network/model/network.ts";
import { isLoopback } from "../../../network/model/parse-organisations.ts";

/** What a new network is, and what is to be done with its files. */
export function describeWritten(folder: string, network: Network, files: readonly PlannedFile[]): string {
  const { chainId, genesisHash, nodes, blockPeriodSeconds, gasLimit, rpc } = network;
  const local = nodes.every(({ host }) => isLoopback(host));
  const lines = [
    `${folder}: ${files.length} files of ${nodes.length} nodes`,
    `chain    ${chainId}, a block of at most ${gasLimit} gas every ${blockPeriodSeconds} s`,
    `genesis  ${genesisHash}`,
    ...nodes.map(({ name, address, validator }) => `${validator ? "validator" : "node     "}  ${name}  ${address}`),
  ];
  const access = {
    loopback: [],
    jwt: ["JSON-RPC asks for a token: tally network token --jwt-key ORGANISATION/jwt.key --out FILE"],
    tls: ["JSON-RPC needs ORGANISATION/tls/{keystore.p12,password,known-clients} before a node starts."],
  }[rpc];
  return [
    ...lines,
    ...access,
    ...(local ? [`next: tally network up --network ${folder}`] : handOut(network, files)),
  ].join("\n");
}

/** What each organisation is given, and what it has to bring. */
function handOut({ nodes }: Network, files: readonly PlannedFile[]): readonly string[] {
  const organisations = [...new Set(nodes.map(({ organisation }) => organisation))];
  const made = organisations.filter((name) =>
    files.some(({ path, mode }) => path.startsWith(`${name}/`) && path.endsWith("key") && mode === 0o600),
  );
  const own = organisations.filter((name) => !made.includes(name));
  const secret = [
    `next: give ${made.join(", ")} its folder, over a channel that nobody else reads, and delete it here: who has these keys is that node.`,
  ];
  const open = [
    `${made.length === 0 ? "next:" : "     "} give ${own.join(", ")} its folder: nothing in it is secret. Its own keys go into it there.`,
  ];
  return [
    ...(made.length === 0 ? [] : secret),
    ...(own.length === 0 ? [] : open),
    "      Everybody gets network.json, genesis.md, prometheus/, grafana/, mosquitto/ and runbooks/ besides. docs/guides/consortium.md goes on.",
  ];
}
