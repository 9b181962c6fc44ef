/** `npm run test:crash -- --kills N --seed S [--statements N] [--json]`: nothing is lost or doubled by a sender that is killed. */
import { parseArgs } from "node:util";
import { crashRun } from "./run.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "50" },
    statements: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r${text}\x1b[K`);
let killed = 0;
const result = await crashRun({
  kills: Number(values.kills),
  statements: Number(values.statements),
  seed: Number(values.seed),
  onLife: (life) => {
    if (life.killed) killed++;
    progress(`killed ${killed} of ${values.kills}, last after "${life.lastPoint}"`);
  },
});
progress("");
if (values.json) console.log(JSON.stringify(result));
else {
  const { statements, kills, lives, seed, killedAfter, faults, problems } = result;
  console.log(`${statements} statements, killed ${kills} times in ${lives} lives, seed ${seed}`);
  console.log(`killed after: ${list(killedAfter)}`);
  console.log(`requests through the faulty proxy: ${list(faults)}`);
  console.log(problems.length === 0 ? "each statement is on chain exactly once" : problems.join("\n"));
}
process.exitCode = result.problems.length === 0 ? 0 : 1;

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}
