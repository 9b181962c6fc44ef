/**
 * `npm start`: an embedded chain, the system on it, the scenarios played, a summary; then it stays up.
 * `--data FOLDER` has the river scenario replay recorded series. `--once` stops after the summary, non-zero if anything failed; `--json` ends with the summary as one line of JSON.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { JsonRpcProvider } from "ethers";
import { startEmbeddedChain } from "../src/cli/chain/shared/embedded.ts";
import { packageRoot } from "../src/cli/package-root.ts";
import { developmentWallet } from "../src/cli/shared/development.ts";
import { describeFailure } from "../src/cli/shared/exit.ts";
import { deployDevelopmentSystem } from "../src/deploy/development.ts";
import { fileJournal } from "../src/deploy/journal.ts";
import { admitMembers } from "../src/scenarios/admit-members.ts";
import { evidenceDeposit } from "../src/scenarios/evidence-deposit.ts";
import { hospitalDay } from "../src/scenarios/hospital-day.ts";
import { riverMonitoring } from "../src/scenarios/river-monitoring.ts";
import type { Outcome, Scenario, Stage } from "../src/scenarios/scenario.ts";

const SCENARIOS: readonly Scenario[] = [evidenceDeposit, riverMonitoring, hospitalDay];

const { values: options } = parseArgs({
  options: {
    once: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    port: { type: "string" },
    data: { type: "string" },
  },
});
const say = (line: string) => (options.json ? console.error(line) : console.log(line));

/** What scenarios started, in that order. */
const kept: (() => Promise<unknown>)[] = [];
const results: ({ name: string; title: string } & Outcome)[] = [];
// A run that ends by itself takes any free port, so that it never fails for one; a run that stays takes the usual one.
const chain = await startEmbeddedChain("127.0.0.1", Number(options.port ?? (options.once ? 0 : 8545)));
const provider = new JsonRpcProvider(chain.url, undefined, {
  cacheTimeout: -1,
  staticNetwork: true,
  pollingInterval: 50,
});
try {
  const account = (n: number) => developmentWallet(n).connect(provider);
  const deployment = await deployDevelopmentSystem({
    signer: account(0),
    admin: account(1),
    network: "embedded",
  });
  const file = join(packageRoot(), "deployments", "embedded.json");
  fileJournal(file).save(deployment);
  say(`Chain ${deployment.chainId} at ${chain.url}, ${Object.keys(deployment.contracts).length} contracts deployed.`);
  const common = { url: chain.url, deployment, account };
  const members = await admitMembers({ ...common, say });
  for (const scenario of SCENARIOS) {
    const folder = join(packageRoot(), ".tally", "start", scenario.name);
    mkdirSync(folder, { recursive: true });
    say(`\n${scenario.title}`);
    const stage: Stage = {
      ...common,
      members,
      folder,
      keep: (close) => kept.push(close),
      say: (line) => say(`  ${line}`),
      ...(options.data !== undefined && { data: options.data }),
    };
    const { name, title } = scenario;
    results.push({ name, title, ...(await play(scenario, stage)) });
  }
  printSummary();
  if (!options.once) {
    const api = results.find(({ facts }) => facts.API !== undefined)?.facts.API;
    say(`\nThe chain stays up at ${chain.url}; Ctrl-C stops it. In another terminal: npm run tally -- members list`);
    if (api !== undefined) say(`or, from the river to one reading's proof: npm run tally -- trace 2/1200 --api ${api}`);
    await new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  }
} finally {
  for (const close of kept.reverse()) await close();
  provider.destroy();
  await chain.close();
}
if (!results.every(({ ok }) => ok)) process.exitCode = 1;

async function play(scenario: Scenario, stage: Stage): Promise<Outcome> {
  try {
    return await scenario.play(stage);
  } catch (error) {
    const { text } = describeFailure(error);
    stage.say(text);
    return { ok: false, facts: { failed: text } };
  }
}

function printSummary(): void {
  for (const { title, ok, facts } of results) {
    const width = Math.max(...Object.keys(facts).map((key) => key.length));
    say(`\n${ok ? "ok  " : "FAIL"}  ${title}`);
    for (const [key, value] of Object.entries(facts)) say(`      ${key.padEnd(width)}  ${value}`);
  }
  const scenarios = results.map(({ name, ok, facts }) => ({ name, ok, facts }));
  if (options.json) console.log(JSON.stringify({ ok: results.every(({ ok }) => ok), scenarios }));
}
