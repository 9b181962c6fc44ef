/** frost-sta-client, a public client of OGC SensorThings: what it finds at our server. */
import { join } from "node:path";
import { type SensorThingsBench, sensorThingsBench } from "../../src/testing/sensor-things.ts";
import { installPython } from "../python-package.ts";
import { compare, type Compared } from "./compare.ts";
import { runPython } from "./run-python.ts";

const VERSION = "1.1.53";

/** What is missing here, in words; undefined once the client is installed in `folder`. */
export const installFrost = (folder: string) =>
  installPython({ name: "frost_sta_client", package: "frost-sta-client", version: VERSION, folder });

/** What the client found beside what is on the chain. */
export async function askAsFrost(folder: string): Promise<readonly Compared[]> {
  const bench = await sensorThingsBench();
  try {
    const found = JSON.parse(await runPython(folder, [join(import.meta.dirname, "frost.py"), bench.root])) as Record<
      string,
      unknown
    >;
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
