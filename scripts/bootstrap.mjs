/**
 * Sets up what a task needs and runs it: `node scripts/bootstrap.mjs TASK [args...]`. Plain JavaScript for any Node from 18
 * on, because it runs before anything is installed. The tasks are in tasks.mjs.
 *
 * Hardhat needs a newer Node than many systems have, and an installation made under an old one silently lacks native
 * packages. So where the system's Node is too old, npm fetches one into its own cache, and the packages are installed by it.
 * Nothing is asked of the network when everything is in place.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { applicablePackages, installedVersions } from "./lockfile.mjs";
import { fingerprint, TASKS } from "./tasks.mjs";

const NODE_NEEDED = [22, 13];
const NODE_FETCHED = "24.21.0";
const NPM_FETCHED = "11.19.1";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const nodeStamp = join(root, ".tally", "node.json");
const installStamp = join(root, "node_modules", ".tally-install.json");
const buildStamp = join(root, "artifacts", ".tally-build.json");

/** A set-up that cannot go on, in words for whoever typed the command. */
class SetupError extends Error {}

const say = (line) => console.error(`· ${line}`);
const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // absent or cut short: the same as never written
  }
};
const writeJson = (path, value) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value)}\n`);
};

/** npm as it was started, so that a `npm start` uses the same npm; else the one on the PATH. */
const systemNpm = () =>
  process.env.npm_execpath?.endsWith("npm-cli.js") ? [process.execPath, process.env.npm_execpath] : ["npm"];

/** The Node and npm to work with: `{ node, npm: [command, ...args] }`. */
function toolchain() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) {
    return { node: process.execPath, npm: systemNpm() };
  }
  const known = readJson(nodeStamp);
  if (known?.version === NODE_FETCHED && existsSync(known.node) && existsSync(known.npm)) {
    return { node: known.node, npm: [known.node, known.npm] };
  }

  say(
    `Node ${process.versions.node} is older than ${NODE_NEEDED.join(".")}: setting up Node ${NODE_FETCHED} in npm's cache, once`,
  );
  const [command, ...before] = systemNpm();
  const print =
    "console.log(JSON.stringify({ version: process.versions.node, node: process.execPath, path: process.env.PATH }))";
  // The package `node` gets its binary by an install script, which this repository's .npmrc switches off for all others.
  const options = ["--yes", "--ignore-scripts=false", `--package=node@${NODE_FETCHED}`, `--package=npm@${NPM_FETCHED}`];
  const run = spawnSync(command, [...before, "exec", ...options, "--", "node", "-e", print], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const line = run.stdout?.split("\n").find((text) => text.startsWith('{"version"'));
  if (run.status !== 0 || line === undefined) {
    throw new SetupError(
      `Node ${NODE_FETCHED} could not be fetched by npm. Is the registry of your npm configuration reachable? ` +
        `Or install Node ${NODE_NEEDED.join(".")} or later yourself.\n${run.error?.message ?? run.stderr}`,
    );
  }
  const found = JSON.parse(line);
  const npm = found.path
    .split(delimiter)
    .map((folder) => join(dirname(folder), "npm", "bin", "npm-cli.js"))
    .find((path) => existsSync(path));
  if (found.version !== NODE_FETCHED || npm === undefined) {
    throw new SetupError(
      `npm was asked for Node ${NODE_FETCHED} with npm ${NPM_FETCHED} and gave Node ${found.version}.`,
    );
  }
  writeJson(nodeStamp, { version: found.version, node: found.node, npm });
  return { node: found.node, npm: [found.node, npm] };
}

/** Runs a command that says nothing by itself, and says every ten seconds that it still runs. */
function quietly(what, command, args, env) {
  return new Promise((done) => {
    say(what);
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) {
      child[name].setEncoding("utf8").on("data", (text) => {
        output[name] += text;
      });
    }
    const start = performance.now();
    const still = setInterval(() => say(`${what}: ${Math.round((performance.now() - start) / 1_000)} s`), 10_000);
    const end = (status, error) => {
      clearInterval(still);
      done({ ...output, status, error });
    };
    child.once("error", (error) => end(null, error));
    child.once("close", (code) => end(code));
  });
}

/** Installs what package-lock.json says, unless it is there. */
async function packages({ node, npm }, env) {
  const lock = fingerprint(root, ["package-lock.json", "package.json"]);
  if (readJson(installStamp)?.lock === lock) return;

  const wanted = applicablePackages(join(root, "package-lock.json"));
  const present = installedVersions(root);
  const missing = wanted.filter(({ path, version }) => present.get(path) !== version || !existsSync(join(root, path)));
  if (missing.length > 0) {
    const [command, ...before] = npm;
    const args = [...before, "ci", "--no-audit", "--no-fund", "--loglevel=error"];
    const run = await quietly(`installing ${wanted.length} packages`, command, args, env);
    if (run.status !== 0) {
      const lines = run.stderr.split("\n").filter((line) => line.replace("npm error", "").trim() !== "");
      throw new SetupError(
        `npm ci failed (${run.error?.message ?? `exit code ${run.status}`}). Run the command again when the cause is gone.\n` +
          lines.slice(0, 15).join("\n"), // the first lines say why; npm prints its whole usage after some errors
      );
    }
  }
  writeJson(installStamp, { lock, node: spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim() });
}

/** What artifacts/ was built from. Their names are hashes of compiler input, so another build profile shows as well. */
const buildInfos = () => {
  const folder = join(root, "artifacts", "build-info");
  return existsSync(folder) ? readdirSync(folder).sort().join() : "";
};

/** Compiles the contracts and their bindings, unless nothing changed since the last time. */
async function build({ node }, env) {
  const sources = fingerprint(root, [
    "contracts",
    "hardhat.config.ts",
    "scripts/hardhat",
    "src/deploy",
    "package-lock.json",
  ]);
  const last = readJson(buildStamp);
  const bindings = ["types/ethers-contracts", "types/abi", "types/contracts.ts", "abi"].every((path) =>
    existsSync(join(root, path)),
  );
  if (bindings && last?.sources === sources && last.buildInfos === buildInfos()) return;
  const hardhat = [join(root, "node_modules/hardhat/dist/src/cli.js"), "build", "--no-tests"];
  const run = await quietly("building the contracts, a minute or more", node, hardhat, env);
  if (run.status !== 0) throw new SetupError(`The contracts do not compile.\n${run.stdout}${run.stderr}`);
  writeJson(buildStamp, { sources, buildInfos: buildInfos() });
}

/** Runs one command to its end; the signals that this process gets go to it too. Resolves to its exit code. */
function run(node, args, env) {
  return new Promise((done, fail) => {
    const child = spawn(node, args, { env, stdio: "inherit" });
    const forward = (signal) => {
      // A terminal sends its Ctrl-C to the whole group: the child has it already, and twice would mean "at once".
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    // npm signals the shell between itself and this process, and not every shell passes that on: it dies, and its child
    // would stay behind with the chain it runs. A new parent is how that shows.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 250);
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, forward);
      done(code ?? 128 + constants.signals[signal]);
    });
  });
}

async function main([name, ...args]) {
  const task = Object.hasOwn(TASKS, name ?? "") ? TASKS[name] : undefined;
  if (task === undefined) {
    throw new SetupError(`There is no task ${JSON.stringify(name ?? "")}. Tasks: ${Object.keys(TASKS).join(", ")}.`);
  }
  const tools = toolchain();
  const env = {
    ...process.env,
    PATH: [dirname(tools.node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    HARDHAT_DISABLE_TELEMETRY_PROMPT: "true",
  };
  const seconds = {};
  const timed = async (what, step) => {
    const start = performance.now();
    await step(tools, env);
    seconds[what] = Math.round((performance.now() - start) / 10) / 100;
  };
  await timed("packages", packages);
  if (task.build) await timed("build of the contracts", build);
  env.TALLY_SETUP = JSON.stringify(seconds); // npm test prints it with its own times
  process.chdir(root);
  for (const step of task.steps(args)) {
    const code = await run(tools.node, step, env);
    if (code !== 0) return code;
  }
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`set-up: ${error.message}`);
  process.exitCode = 1;
}
