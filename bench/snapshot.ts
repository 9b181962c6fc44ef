/** Writes `bench/gas-snapshot.json`: what each of our operations costs. A test compares it. `npm run tool -- bench/snapshot.ts` */
import { writeFileSync } from "node:fs";
import { openChain } from "./gas/chain.ts";
import { measureOurs } from "./gas/ours/measure.ts";
import { SNAPSHOT } from "./gas/snapshot-file.ts";

const { gas } = await measureOurs(await openChain());
writeFileSync(SNAPSHOT, `${JSON.stringify(gas, null, 2)}\n`);
console.log(`${Object.keys(gas).length} operations written to ${SNAPSHOT.pathname}`);
