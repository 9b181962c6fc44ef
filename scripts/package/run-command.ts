import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";

/** npm as it was started, so that everything uses the same one; else the one on the PATH. */
const NPM: readonly [string, ...string[]] = process.env.npm_execpath?.endsWith("npm-cli.js")
  ? [process.execPath, process.env.npm_execpath]
  : ["npm"];

/** What npm and the test runner leave in the environment for their own scripts would steer the programs started here. */
const OURS =
  /^(NODE_OPTIONS|INIT_CWD|HARDHAT_(?!DISABLE).*|npm_(package|lifecycle|command|config_local_prefix|config_loglevel).*)$/;

/** The environment of somebody who works in another folder, with this Node. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HARDHAT_DISABLE_TELEMETRY_PROMPT: "true",
  };
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a folder, whatever its exit code. */
export function attempt(folder: string, command: string, ...args: string[]): Ended {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: plainEnvironment(),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs a command in a folder; gives what it printed. */
export function succeed(folder: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = attempt(folder, command, ...args);
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** Runs npm in a folder, whatever its exit code. */
export function attemptNpm(folder: string, ...args: string[]): Ended {
  const [command, ...before] = NPM;
  return attempt(folder, command, ...before, ...args);
}

/** Runs npm in a folder; gives what it printed. */
export function npm(folder: string, ...args: string[]): string {
  const [command, ...before] = NPM;
  return succeed(folder, command, ...before, ...args);
}
