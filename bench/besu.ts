/** What members do on four validators, under load that is stepped up. `npm run bench:besu` */
import { mkdirSync, writeFileSync } from "node:fs";
import { readArguments } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { findBesu } from "../src/testing/besu/find-besu.ts";
import { createNetwork } from "../src/testing/besu/live-network.ts";
import { openChain } from "./besu/chain.ts";
import { startEmbedded } from "./besu/embedded.ts";
import { measureActs } from "./besu/measure.ts";
import { brokenBars, describe } from "./besu/report.ts";
import { FULL, NETWORK, QUICK } from "./besu/settings.ts";
import { machine } from "./gas/machine.ts";

const RESULTS = new URL("results/besu.json", import.meta.url);

const USAGE = `Usage: npm run bench:besu -- [options]

Measures transfers, statements, batches, handovers and deals on four Besu validators of this machine, under load that is stepped up,
and writes bench/results/besu.json. Besu is that of BESU_HOME or the PATH; without one it says so and ends with 0.

  --embedded  on the embedded node instead: no consensus, and nothing is written
  --rpc URL   on a network that runs, gas-free; again for each of its nodes; nothing is written
  --only ACT  again for more; nothing is written
  --quick     two steps of three seconds; nothing is written
  --beside X  what else runs on the machine, in words: kept with the result
  --help      shows this`;

process.exitCode = await runProgram({ usage: USAGE, run: main });

interface Nodes {
  readonly urls: readonly string[];
  readonly version: string;
  close(): Promise<void>;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    embedded: { type: "boolean", default: false },
    rpc: { type: "string", multiple: true },
    only: { type: "string", multiple: true },
    quick: { type: "boolean", default: false },
    beside: { type: "string" },
  });
  const { embedded, rpc, only, quick, beside = "nothing that was started on purpose" } = options;
  const nodes = await open(embedded, rpc);
  if (nodes === undefined) {
    console.log("There is no Besu here: neither BESU_HOME nor the PATH has one. Nothing was measured.");
    return 0;
  }
  try {
    const { load, warmUp } = quick ? QUICK : FULL;
    const chain = await openChain(nodes.urls as [string, ...string[]]);
    const say = (line: string) => console.error(line);
    const measured = await measureActs(chain, { load, warmUp, say, ...(only && { only }) });
    chain.provider.destroy();
    console.log(describe(measured.acts));
    if (embedded) console.log("One process without consensus: these are no consensus figures.");
    const broken = quick ? [] : brokenBars(measured.acts);
    for (const bar of broken) console.log(`BAR ${bar}`);
    if (!embedded && rpc === undefined && only === undefined && !quick) write(nodes, { beside, ...measured });
    return broken.length === 0 ? 0 : 1;
  } finally {
    await nodes.close();
  }
}

async function open(embedded: boolean, rpc: readonly string[] | undefined): Promise<Nodes | undefined> {
  if (rpc !== undefined) return { urls: rpc, version: "of others", close: async () => {} };
  if (embedded) {
    const { url, close } = await startEmbedded(NETWORK.blockPeriod, NETWORK.gasLimit);
    return { urls: [url], version: "embedded", close };
  }
  const besu = findBesu(process.env);
  if (besu === undefined) return undefined;
  const network = await createNetwork({ besu, env: process.env, ...NETWORK });
  try {
    await Promise.all(network.nodes.map((node) => node.start()));
    const version = await network.nodes[0].ask<string>("web3_clientVersion");
    return { urls: network.nodes.map(({ url }) => url), version, close: network.close };
  } catch (error) {
    await network.close();
    throw error;
  }
}

function write({ version, urls }: Nodes, measured: object): void {
  const { cpu, cores, memoryGiB, node } = machine();
  const result = {
    machine: { cpu, cores, memoryGiB, node },
    // Validators and the load share the machine.
    network: { version, validators: urls.length, consensus: "QBFT", clients: 1, ...NETWORK },
    at: new Date().toISOString(),
    ...measured,
  };
  mkdirSync(new URL(".", RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
}
