/** What the findings of a run mean. */
import type { Finding } from "./halmos.ts";

/** The contract whose properties are not true: a run that does not find an input for each proves nothing. */
const FALSE = "FalseProperty";

const COUNTEREXAMPLE = 1;

export interface Verdict {
  /** One for each finding. */
  readonly lines: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

/** A property is proved, or fails; one that is false on purpose has to be found false, and there has to be one. */
export function judge(findings: readonly Finding[]): Verdict {
  const judged = findings.map(({ contract, property, exitcode }) => {
    const wanted = contract === FALSE ? COUNTEREXAMPLE : 0;
    const words = exitcode === 0 ? "proved" : exitcode === COUNTEREXAMPLE ? "false" : "not decided";
    return { good: exitcode === wanted, line: `${words.padEnd(11)} ${contract}.${property}` };
  });
  const controls = findings.filter(({ contract }) => contract === FALSE).length;
  const lines = judged.map(({ good, line }) => `${good ? "ok    " : "FAILED"} ${line}`);
  if (controls === 0) lines.push(`FAILED no property of ${FALSE} was tried`);
  const failed = judged.filter(({ good }) => !good).length + (controls === 0 ? 1 : 0);
  return { lines, passed: judged.length + (controls === 0 ? 1 : 0) - failed, failed };
}
