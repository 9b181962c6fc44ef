/**
 * Mocha test files, in a process of their own: sends its parent a `LaneResult`. The files are arguments, in the order in which they
 * run. Hardhat's task counts skipped tests as passed; so they are counted here, and timed by file.
 */
import { relative } from "node:path";
import hre from "hardhat";
import Mocha from "mocha";
import { endWithParent, report } from "./child.ts";
import { type LaneResult, secondsSince } from "./counts.ts";

const files: Record<string, number> = {};
let counts = { passed: 0, failed: 0, skipped: 0 };
let loaded = performance.now();
let loadedIn = 0;

const add = (file: string | undefined, seconds: number) => {
  const name = file === undefined ? "(no file)" : relative(process.cwd(), file);
  files[name] = Math.round(((files[name] ?? 0) + seconds) * 100) / 100;
};

/** Mocha's usual report and its true counts. A file's time goes from the begin of its suites to their end, hooks included. */
class TimingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    let start = 0;
    runner.on("suite", (suite) => {
      if (suite.parent?.root) start = performance.now();
    });
    runner.on("suite end", (suite) => {
      if (suite.parent?.root) add(suite.file, secondsSince(start));
    });
  }

  override epilogue(): void {
    counts = { passed: this.stats.passes, failed: this.stats.failures, skipped: this.stats.pending };
    super.epilogue();
  }
}

/** The usual interface; and the time that a file takes to load, the modules included that it is the first to import. */
function timedInterface(suite: Mocha.Suite): void {
  Mocha.interfaces.bdd?.(suite);
  suite.on("pre-require", () => {
    loaded = performance.now();
  });
  suite.on("post-require", (_, file: string) => {
    loadedIn += secondsSince(loaded);
    add(file, secondsSince(loaded));
  });
}

async function runMocha(testFiles: string[]): Promise<LaneResult> {
  const options: Mocha.MochaOptions = { reporter: TimingReporter, ui: timedInterface as unknown as Mocha.Interface };
  Object.assign(hre.config.test.mocha, options);
  const start = performance.now();
  const task = hre.tasks.getTask(["test", "mocha"]);
  const result = (await task.run({ testFiles, noCompile: true })) as { success: boolean };
  const total = secondsSince(start);
  const failed = result.success ? counts.failed : Math.max(counts.failed, 1);
  const load = Math.round(loadedIn * 100) / 100;
  return {
    ...counts,
    failed,
    phases: { "mocha: loading the files": load, "mocha: tests": Math.round((total - load) * 100) / 100 },
    files,
  };
}

endWithParent();
report(await runMocha(process.argv.slice(2)));
