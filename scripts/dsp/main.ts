/**
 * `npm run test:dsp`: runs the compatibility kit of the Dataspace Protocol against our connector, both roles, where Java and Maven are;
 * elsewhere says what is missing. `--debug` prints all that the kit says.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, startKitConnector } from "../../src/testing/dsp/kit-connector.ts";
import { buildKit, missingForKit } from "./java.ts";
import { judge, type Row, rowsOf } from "./judge.ts";
import { kitProperties } from "./properties.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".tally/dsp");
const TIME_LIMIT = 10 * 60_000;
const debug = process.argv.includes("--debug");

/** All that the kit prints. It ends by itself, or after the time limit. */
async function runKit(classpath: string, file: string): Promise<string> {
  const kit = spawn("java", ["-cp", classpath, "RunKit", file], {
    timeout: TIME_LIMIT,
    stdio: ["ignore", "pipe", debug ? "inherit" : "ignore"],
  });
  const ended = once(kit, "close");
  let output = "";
  for await (const chunk of kit.stdout.setEncoding("utf8")) {
    output += chunk;
    if (debug) process.stderr.write(chunk);
  }
  const [code] = await ended;
  if (rowsOf(output).length > 0) return output;
  throw new Error(`the kit ended with ${code} and ran nothing:\n${output.slice(-4_000)}`);
}

/** How often the kit is run once more for tests in which it waited for a state in vain. */
const AGAIN = 3;

/** The kit sometimes takes no notice of a message that it acknowledged, each time in another test, and then waits for the state until its time is up. */
const ranOut = ({ status, reason }: Row) => status === "failed" && reason.includes("Timeout waiting for state");

const betterOf = (row: Row, again: Row | undefined): Row =>
  again?.status === "passed" ? { ...again, reason: `when it was run again; before: ${row.reason}` } : row;

async function main(): Promise<number> {
  const missing = missingForKit();
  if (missing !== undefined) {
    console.log(`Skipped: the compatibility kit of the Dataspace Protocol was not run, because ${missing}.`);
    return 0;
  }
  const kit = buildKit(join(ROOT, "scripts/dsp"), FOLDER);
  if (typeof kit === "string") {
    console.error(kit);
    return 1;
  }
  const kitPort = await freePort();
  const [self, authorization] = ["urn:tallystick:kit:connector", "Bearer of-the-compatibility-kit"];
  const connector = await startKitConnector({ kitPort, self, authorization });
  try {
    const properties = kitProperties({ connector, self, authorization, kitPort });
    if (debug) properties["dataspacetck.debug"] = "true";
    const file = join(FOLDER, "kit.properties");
    mkdirSync(FOLDER, { recursive: true });
    const escaped = (text: string) => text.replace(/[\\:=]/g, "\\$&");
    writeFileSync(
      file,
      Object.entries(properties)
        .map(([k, v]) => `${escaped(k)}=${escaped(v)}\n`)
        .join(""),
    );
    let rows = rowsOf(await runKit(kit.classpath, file));
    for (let n = 0; n < AGAIN && rows.some(ranOut); n++) {
      const again = new Map(rowsOf(await runKit(kit.classpath, file)).map((row) => [row.test, row]));
      rows = rows.map((row) => (ranOut(row) ? betterOf(row, again.get(row.test)) : row));
    }
    const { lines, passed, failed } = judge(rows);
    for (const line of lines) console.log(line);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await connector.close();
  }
}

process.exitCode = await main();
