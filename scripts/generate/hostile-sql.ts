/** docs/reports/hostile-sql.md: the rules by which a vault refuses SQL, and the hostile statements that the tests hold against each. */
import { HOSTILE } from "../../src/testing/hostile-sql.ts";
import { RULES } from "../../src/vault/compute/query/rules.ts";
import type { Generator } from "./generator.ts";
import { banner } from "./generator.ts";

const LONGEST = 110;

/** Within a table's cell: on one line, with no bar, and no back quote. */
function code(sql: string): string {
  const short = sql.length > LONGEST ? `${sql.slice(0, LONGEST)} ...` : sql;
  if (short === "") return "(nothing)";
  const shown = short.replaceAll("|", "\\|").replace(/\s+/g, " ").replaceAll("\0", "\\0");
  return `\`\` ${shown} \`\``;
}

function section([rule, says]: readonly [string, string]): string {
  const rows = HOSTILE.filter((each) => each.rule === rule).map(({ name, sql }) => `| ${name} | ${code(sql)} |`);
  const table = rows.length === 0 ? "" : `\n| name | statement |\n|---|---|\n${rows.join("\n")}\n`;
  return `## ${rule}\n\n${says[0]?.toUpperCase()}${says.slice(1)}.\n${table}`;
}

export const hostileSql: Generator = {
  name: "hostile-sql",
  files() {
    const head = `# Hostile SQL, by the rule that refuses it

${HOSTILE.length} statements, each refused by its name in \`test/src/vault/compute/hostile.test.ts\` and found to do no harm at the second wall alone in
\`test/src/vault/compute/engine/second-wall.test.ts\`. \`MARK\` stands for a path of the test's. What the walls are:
[the policy](../guides/vault-policy.md).
`;
    const text = `${banner("hostile-sql.ts")}${[head, ...Object.entries(RULES).map(section)].join("\n")}`;
    // One of them has half a character, which no file holds.
    return new Map([["docs/reports/hostile-sql.md", text.toWellFormed()]]);
  },
};
