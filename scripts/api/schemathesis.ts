/** Schemathesis: asks an HTTP API what its OpenAPI document allows, and what it forbids, and compares the answers with it. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { installPython, PYTHON } from "../python-package.ts";

const VERSION = "4.32.5";
const CONFIGURATION = join(import.meta.dirname, "schemathesis.toml");
/** The same questions each time. */
const SEED = 11;
const QUESTIONS = 20;
/** Of each, in seconds: the questions, and what they take altogether before they are ended. */
const ANSWER_SECONDS = 10;
const RUN_SECONDS = 60;
const LONGEST_SECONDS = 85;

export interface AskParameters {
  /** Where Schemathesis is installed. */
  readonly folder: string;
  /** Address of the API, with its document at /openapi.json. */
  readonly url: string;
  /** What is shown in `Authorization`. */
  readonly key: string;
  /** @default 20 */
  readonly questions?: number;
  /** @default python3 */
  readonly python?: string;
}

/** What is missing here, in words; undefined once it is installed in `folder`. */
export const installSchemathesis = (folder: string) =>
  installPython({ name: "schemathesis", version: VERSION, folder });

/** Whether nothing was found. What was found is printed. */
export function askApi({ folder, url, key, questions = QUESTIONS, python = PYTHON }: AskParameters): Promise<boolean> {
  const limits = ["--max-time", `${RUN_SECONDS}`, "--request-timeout", `${ANSWER_SECONDS}`];
  const asked = ["--phases", "coverage,fuzzing", "--seed", `${SEED}`, "--max-examples", `${questions}`];
  const program = join(folder, "bin/schemathesis");
  const run = ["--no-color", "--config-file", CONFIGURATION, "run", `${url}/openapi.json`, "--continue-on-failure"];
  // Not waited for by standing still: the API may answer from this process.
  const child = spawn(python, [program, ...run, ...limits, ...asked, "--header", `Authorization: Bearer ${key}`], {
    cwd: folder,
    stdio: "inherit",
    timeout: LONGEST_SECONDS * 1_000,
    env: { ...process.env, PYTHONPATH: folder },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}
