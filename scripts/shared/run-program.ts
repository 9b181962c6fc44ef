import { describeFailure, EXIT } from "../../src/cli/shared/exit.ts";

export interface RunProgramParameters {
  readonly args?: readonly string[];
  /** What `--help` prints. */
  readonly usage: string;
  /** Gives the exit code. */
  run(args: readonly string[]): Promise<number> | number;
  readonly print?: (line: string) => void;
  readonly complain?: (line: string) => void;
}

/** A program of this repository, from its arguments to its exit code: what is wrong is said as `tally` says it. */
export async function runProgram({
  args = process.argv.slice(2),
  usage,
  run,
  print = (line) => console.log(line),
  complain = (line) => console.error(line),
}: RunProgramParameters): Promise<number> {
  if (args.includes("--help")) {
    print(usage);
    return EXIT.OK;
  }
  try {
    return await run(args);
  } catch (error) {
    const { text, exitCode } = await describeFailure(error);
    complain(text);
    return exitCode;
  }
}
