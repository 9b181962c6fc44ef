/** What members do on four validators, under load that is stepped up. `npm run bench:besu` */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { oneOf, readArguments } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { stopSignal } from "../src/cli/shared/stop-signal.ts";
import { ACTS } from "./besu/act.ts";
import { openChain } from "./besu/chain.ts";
import { measureActs } from "./besu/measure.ts";
import { openNodes } from "./besu/nodes.ts";
import { brokenBars, faultsOf, rowsOf } from "./besu/rows.ts";
import { FULL, NETWORK, QUICK } from "./besu/settings.ts";
import { table } from "./bridge/rows.ts";
import { rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";

const RESULTS = new URL("results/besu.json", import.meta.url);

const USAGE = `Usage: npm run bench:besu -- [options]

Measures transfers, statements, batches, handovers and deals on four Besu validators of this machine, under load that is stepped up,
and writes bench/results/besu.json. Besu is that of BESU_HOME or the PATH; without one it says so and ends with 0. Ends with 1 when a
bar is broken, or a transaction failed, was lost or doubled.

  --embedded  on the embedded node instead: no consensus, no bar, and nothing is written
  --rpc URL   on a network that runs, gas-free; again for each of its nodes; nothing is written
  --only ACT  one of ${ACTS.join(", ")}; again for more;
              nothing is written
  --quick     two steps of three seconds, no bar; nothing is written
  --beside X  what else runs on the machine, in words: kept with the result
  --help      shows this`;

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    embedded: { type: "boolean", default: false },
    rpc: { type: "string", multiple: true },
    only: { type: "string", multiple: true },
    quick: { type: "boolean", default: false },
    beside: { type: "string" },
  });
  const { embedded, rpc, quick, beside = "nothing that was started on purpose" } = options;
  const only = options.only?.map((act) => oneOf("--only", act, ACTS));
  const loadBefore = oneMinute();
  // Nodes do not outlive this process.
  const stop = stopSignal();
  const stopped = stop.came.then((name) => Promise.reject(new Error(`stopped by ${name}`)));
  stopped.catch(() => {});
  const nodes = await openNodes({ embedded, env: process.env, ...(rpc && { rpc }) });
  if (typeof nodes === "string") {
    console.log(`No Besu can be run here: ${nodes}. Nothing was measured.`);
    return 0;
  }
  try {
    const settings = quick ? QUICK : FULL;
    const chain = await openChain(nodes.urls);
    const say = (line: string) => console.error(line);
    const acts = await Promise.race([measureActs(chain, { ...settings, say, ...(only && { only }) }), stopped]);
    chain.provider.destroy();
    const rows = rowsOf(acts, settings.load);
    console.log(table(rows));
    if (embedded) console.log("One process without consensus: these are no consensus figures.");
    const broken = [...faultsOf(acts), ...(quick || embedded ? [] : brokenBars(rows))];
    for (const bar of broken) console.log(`BROKEN ${bar}`);
    if (!embedded && rpc === undefined && only === undefined && !quick) {
      const { cpu, cores, memoryGiB, node } = machine();
      // Validators and the load share the machine.
      const sharedWith = { validators: nodes.urls.length, loadGenerators: 1, beside };
      write({
        machine: { cpu, cores, memoryGiB, node, loadBefore, loadAfter: oneMinute(), sharedWith },
        network: { client: nodes.version, consensus: "QBFT", validators: nodes.urls.length, ...NETWORK },
        at: new Date().toISOString(),
        rows,
        rounds: acts.flatMap(({ steps }) => steps),
      });
    }
    return broken.length === 0 ? 0 : 1;
  } finally {
    await nodes.close();
    stop.forget();
  }
}

function oneMinute(): number {
  return rounded(loadavg()[0] ?? 0, 2);
}

function write(result: object): void {
  mkdirSync(new URL(".", RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
}
