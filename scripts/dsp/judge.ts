/** What the kit's lines mean: the table of its tests, and whether all of them are as they have to be. */

export type Status = "passed" | "failed" | "not run";

export interface Row {
  /** As the kit names it: `CN:01-01`. */
  readonly test: string;
  readonly title: string;
  readonly status: Status;
  readonly reason: string;
}

/** Tests of the kit that are not run, and why. Any other that is skipped counts as failed. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  "TP:02-04": "the kit itself has it disabled: it leaves open which side's message follows when a consumer goes on",
  "TP_C:02-04": "the kit itself has it disabled: it leaves open which side's message follows when a consumer goes on",
};

/** Tests per group that the kit has at least: fewer means that it found none, or another kit. */
export const EXPECTED: Readonly<Record<string, number>> = { MET: 1, CAT: 3, CN: 15, CN_C: 16, TP: 16, TP_C: 16 };

const STATUS: Readonly<Record<string, Status>> = { SUCCESSFUL: "passed", SKIPPED: "not run" };

export function rowsOf(output: string): Row[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("@@\t"))
    .map((line) => {
      const [, status = "", name = "", said = ""] = line.split("\t");
      const [, test = name, title = ""] = /^(\w+:\d\d-\d\d): (.*)$/.exec(name) ?? [];
      const known = NOT_RUN[test];
      const row = { test, title };
      if (status === "SKIPPED" && known === undefined) return { ...row, status: "failed", reason: `skipped: ${said}` };
      return { ...row, status: STATUS[status] ?? "failed", reason: status === "SKIPPED" ? (known ?? "") : said };
    });
}

export interface Verdict {
  readonly lines: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

/** What failed comes last: who reads only the end of the output learns of it. */
export function judge(rows: readonly Row[]): Verdict {
  const order = (row: Row) => Object.keys(EXPECTED).indexOf(row.test.split(":")[0] ?? "");
  const fault = ({ status }: Row) => Number(status === "failed");
  const sorted = [...rows].sort((a, b) => fault(a) - fault(b) || order(a) - order(b) || (a.test < b.test ? -1 : 1));
  const lines = sorted.map(({ test, title, status, reason }) => {
    const row = `${test.padEnd(11)}${status.padEnd(9)}${title}`;
    return reason === "" ? row : `${row}\n           ${reason.slice(0, 400)}`;
  });
  const short = Object.entries(EXPECTED).filter(
    ([group, count]) => rows.filter(({ test }) => test.startsWith(`${group}:`)).length < count,
  );
  for (const [group, count] of short) lines.push(`${group}: the kit ran fewer than ${count} tests`);
  const passed = rows.filter(({ status }) => status === "passed").length;
  return { lines, passed, failed: rows.filter(({ status }) => status === "failed").length + short.length };
}
