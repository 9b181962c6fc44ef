/** frost-sta-client, a public client of OGC SensorThings: what it finds at our server. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { type SensorThingsBench, sensorThingsBench } from "../../src/testing/sensor-things.ts";
import { installPython, PYTHON } from "../python-package.ts";
import { compare, type Compared } from "./compare.ts";

const VERSION = "1.1.53";
const LONGEST = 60_000;

/** What is missing here, in words; undefined once the client is installed in `folder`. */
export const installFrost = (folder: string) =>
  installPython({ name: "frost_sta_client", package: "frost-sta-client", version: VERSION, folder });

/** What the client found beside what is on the chain. */
export async function askAsFrost(folder: string): Promise<readonly Compared[]> {
  const bench = await sensorThingsBench();
  try {
    const found = JSON.parse(await run(folder, bench.root)) as Record<string, unknown>;
    return Object.entries(expected(bench)).map(([name, wanted]) =>
      compare(`frost-sta-client ${name}`, found[name], wanted),
    );
  } finally {
    await bench.close();
  }
}

function expected({ readings, root }: SensorThingsBench): Record<string, unknown> {
  const results = readings.map(({ value }) => value / 100);
  const above = results.filter((each) => each > 7.2).sort((a, b) => a - b);
  return {
    things: ["Mill Weir", "Spring"],
    unit: "[pH]",
    locations: [
      [-111.57, 41.9],
      [-111.83, 41.74],
    ],
    results: [...results].reverse(),
    above,
    count: above.length,
    proof: `${root}/Observations(${readings.length}000002)/proof`,
  };
}

/** The server is in this process, so it is not waited for by standing still. */
function run(folder: string, root: string): Promise<string> {
  const child = spawn(PYTHON, [join(import.meta.dirname, "frost.py"), root], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: LONGEST,
    env: { ...process.env, PYTHONPATH: folder },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`the client ended with ${code}`))));
  });
}
