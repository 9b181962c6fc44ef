/**
 * Mocha test files, in a process of their own: takes one after the other from its parent and sends it a `LaneResult`. Hardhat's task runs
 * once in a process, and counts skipped tests as passed; so Mocha is called here, and files are timed.
 */
import { relative, resolve } from "node:path";
import hre from "hardhat";
import Mocha from "mocha";
import { endWithParent, report, takeWork } from "./child.ts";
import { type LaneResult, secondsSince } from "./counts.ts";

const files: Record<string, number> = {};
const counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
let [loaded, loadedIn, running] = [performance.now(), 0, false];

const hundredths = (seconds: number) => Math.round(seconds * 100) / 100;

/** The first lines of an error, as they are printed again at the end of the run. */
const said = (error: unknown) =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 1_500);

const add = (file: string | undefined, seconds: number) => {
  const name = file === undefined ? "(no file)" : relative(process.cwd(), file);
  files[name] = hundredths((files[name] ?? 0) + seconds);
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
    runner.on("fail", (test, error: unknown) => failures.push(`${test.titlePath().join(" ")}\n${said(error)}`));
  }

  override epilogue(): void {
    counts.passed += this.stats.passes;
    counts.failed += this.stats.failures;
    counts.skipped += this.stats.pending;
    if (this.stats.failures > 0) super.epilogue();
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

const OPTIONS: Mocha.MochaOptions = {
  ...hre.config.test.mocha,
  reporter: TimingReporter,
  ui: timedInterface as unknown as Mocha.Interface,
};

async function runFile(file: string): Promise<void> {
  const mocha = new Mocha(OPTIONS);
  mocha.addFile(resolve(file));
  running = true;
  try {
    await mocha.loadFilesAsync();
    await new Promise<number>((done) => mocha.run(done));
    mocha.dispose();
  } finally {
    running = false;
  }
}

const told = new WeakSet();

/** An error that no test was there to take; Mocha passes some on that the process has told of already. */
function fail(what: string, error: unknown): void {
  if (error instanceof Error) {
    if (told.has(error)) return;
    told.add(error);
  }
  console.error(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
  counts.failed++;
  failures.push(`${what}\n${said(error)}`);
}

async function runMocha(): Promise<LaneResult> {
  process.env.HH_TEST = "true";
  process.env.NODE_ENV ??= "test";
  process.on("unhandledRejection", (error) => {
    if ((error as Error | undefined)?.name === "AssertionError") fail("an assertion that nobody awaits", error);
  });
  process.on("uncaughtException", (error) => {
    if (!running) fail("an error between two files", error);
  });
  const start = performance.now();
  for (let file = await takeWork(); file !== undefined; file = await takeWork()) {
    await runFile(file).catch((error: unknown) => fail(`${file} does not load`, error));
  }
  const phases = { "mocha: loading the files": hundredths(loadedIn) };
  const tests = { "mocha: tests": hundredths(secondsSince(start) - loadedIn) };
  return { ...counts, failures, phases: { ...phases, ...tests }, files };
}

endWithParent();
report(await runMocha());
