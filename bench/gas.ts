/** Our operations beside those of others, on one EVM in one run. Ends with 1 when a bar is broken. `npm run bench:gas` */
import { mkdirSync, writeFileSync } from "node:fs";
import { readArguments } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { BARS } from "./gas/bars.ts";
import { openChain } from "./gas/chain.ts";
import { machine } from "./gas/machine.ts";
import { measureOurs } from "./gas/ours/measure.ts";
import { measureEas } from "./gas/peers/eas.ts";
import { measureErc3525 } from "./gas/peers/erc3525.ts";
import { measureFloors } from "./gas/peers/floors.ts";
import { measureOcean } from "./gas/peers/ocean.ts";
import { measurePlain } from "./gas/peers/plain.ts";
import { measureToken } from "./gas/peers/token.ts";
import { measureTradeTrust } from "./gas/peers/tradetrust.ts";
import { measureTrex } from "./gas/peers/trex.ts";
import { measureVerax } from "./gas/peers/verax.ts";
import { compare } from "./gas/rows.ts";
import { holds, table } from "./gas/table.ts";

const RESULTS = new URL("results/gas.json", import.meta.url);

const USAGE = `Usage: npm run bench:gas

Measures our operations beside those of others, and writes bench/results/gas.json. Ends with 1 when a bar is broken.`;

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  readArguments(args, {});
  const chain = await openChain();
  const ours = await measureOurs(chain);
  const eas = await measureEas(chain);
  const verax = await measureVerax(chain);
  const tradetrust = await measureTradeTrust(chain);
  const floors = { ...(await measureFloors(chain, ours.proved)), ...(await measureToken(chain)) };
  const finance = { ...(await measureErc3525(chain)), ...(await measureTrex(chain)), ...(await measurePlain(chain)) };
  const rows = compare(ours.gas, eas, verax, tradetrust, floors, finance, await measureOcean(chain));

  console.log(table(rows));
  mkdirSync(new URL(".", RESULTS), { recursive: true });
  const result = { machine: machine(), at: new Date().toISOString(), rows };
  writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);

  const broken = rows.filter((row) => holds(row) === false).map(({ name }) => name);
  const unmeasured = Object.keys(BARS).filter((name) => !rows.some((row) => row.name === name));
  for (const name of broken) console.error(`the bar of ${name} is broken`);
  for (const name of unmeasured) console.error(`the bar of ${name} is for nothing that is measured`);
  console.log(`${rows.length} rows, ${Object.keys(BARS).length} bars, ${broken.length} broken`);
  return broken.length + unmeasured.length > 0 ? 1 : 0;
}
