/** Halmos, the prover: from PyPI, in a folder below .tally, with the solver that comes with it. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installPython, PYTHON } from "../python-package.ts";

const VERSION = "0.3.3";
const PROVE_SECONDS = 600;
const SOLVER_MEGABYTES = 2_048;
const MEMORY_BYTES = 6 * 2 ** 30;

/** What it found about one property. */
export interface Finding {
  readonly contract: string;
  readonly property: string;
  /** 0 where it is true for all inputs, 1 with an input for which it is not; others: Halmos could not say. */
  readonly exitcode: number;
}

/** What is missing here, in words; undefined once Halmos is installed in `folder`. */
export const installHalmos = (folder: string) => installPython({ name: "halmos", version: VERSION, folder });

/** Runs the properties of the artifacts in `root`/out, within limits of time and memory. @throws Error when it did not come to its end. */
export function prove(halmos: string, root: string): Finding[] {
  const bin = join(root, "bin");
  mkdirSync(bin, { recursive: true });
  // Halmos has Foundry build first. The artifacts are there already.
  writeFileSync(join(bin, "forge"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  const report = join(root, "report.json");
  rmSync(report, { force: true });
  const limited = [
    "import resource, runpy, sys",
    `resource.setrlimit(resource.RLIMIT_AS, (${MEMORY_BYTES}, ${MEMORY_BYTES}))`,
    "runpy.run_module('halmos', run_name='__main__')",
  ].join("; ");
  const options = ["--root", root, "--no-status", "--json-output", report, "--solver", "yices"];
  const limits = ["--solver-timeout-assertion", "60s", "--solver-max-memory", `${SOLVER_MEGABYTES}`];
  const { error, signal } = spawnSync(PYTHON, ["-c", limited, ...options, ...limits], {
    stdio: "inherit",
    timeout: PROVE_SECONDS * 1_000,
    killSignal: "SIGKILL",
    env: {
      ...process.env,
      PYTHONPATH: halmos,
      PATH: [bin, join(halmos, "bin"), process.env.PATH].join(delimiter),
    },
  });
  if (error !== undefined || signal !== null) throw new Error(`not done after ${PROVE_SECONDS} s`);
  if (!existsSync(report)) throw new Error("Halmos wrote no report");
  return findingsIn(readFileSync(report, "utf8"));
}

/** The findings in a report that Halmos wrote. */
export function findingsIn(report: string): Finding[] {
  const { test_results: results } = JSON.parse(report) as {
    test_results: Readonly<Record<string, readonly { readonly name: string; readonly exitcode: number }[]>>;
  };
  return Object.entries(results).flatMap(([path, tests]) =>
    tests.map(({ name, exitcode }) => {
      const contract = path.slice(path.lastIndexOf(":") + 1);
      const property = name.slice(0, name.indexOf("("));
      return { contract, property, exitcode };
    }),
  );
}
