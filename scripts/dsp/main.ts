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
import { judge, rowsOf } from "./judge.ts";
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
    const { lines, passed, failed } = judge(rowsOf(await runKit(kit.classpath, file)));
    for (const line of lines) console.log(line);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await connector.close();
  }
}

process.exitCode = await main();
