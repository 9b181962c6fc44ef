/** Runs cases one after the other, and counts them. */
export interface Case {
  readonly name: string;
  /** Throws where it does not hold. */
  run(): Promise<void>;
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** @throws What `problems` says, one below the other, unless there is none. */
export function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join("\n    "));
}

/** Runs all of them, also after one failed, and says what failed and how. */
export async function runCases(cases: readonly Case[], say: (line: string) => void): Promise<Outcome> {
  let failed = 0;
  for (const { name, run } of cases) {
    try {
      await run();
      say(`  ok  ${name}`);
    } catch (error) {
      failed++;
      say(`  NOT ${name}\n    ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { passed: cases.length - failed, failed };
}
