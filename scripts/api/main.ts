/**
 * `npm run test:api`: has Schemathesis ask a running bridge by its own OpenAPI document, where Python and the package can be had;
 * elsewhere says what is missing and what was skipped.
 */
import { join } from "node:path";
import { startAskedBridge } from "./bridge.ts";
import { askApi, installSchemathesis } from "./schemathesis.ts";

const FOLDER = join(import.meta.dirname, "../../.tally/schemathesis");

async function main(): Promise<boolean> {
  const missing = installSchemathesis(FOLDER);
  if (missing !== undefined) {
    console.log(`Skipped: the API of the bridge was not asked by its document, because ${missing}.`);
    return true;
  }
  const bridge = await startAskedBridge();
  try {
    const isWell = await askApi({ folder: FOLDER, url: bridge.url, key: bridge.key });
    console.log(isWell ? "1 passed, 0 failed" : "0 passed, 1 failed");
    return isWell;
  } finally {
    await bridge.close();
  }
}

process.exitCode = (await main()) ? 0 : 1;
