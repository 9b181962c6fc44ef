/** docs/errors.md: every error of the programs and of the contracts, from the places where they are declared. */
import { type Catalogue, catalogues } from "./catalogues.ts";
import type { Generator } from "./generator.ts";
import { banner } from "./generator.ts";
import type { SolidityError } from "./solidityErrors.ts";
import { solidityErrors } from "./solidityErrors.ts";

const cell = (text: string) => text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();

const programSection = ({ title, entries }: Catalogue) => [
  `## ${title}`,
  "",
  "| code | try again | what happened | what to do |",
  "|---|---|---|---|",
  ...[...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, e]) => `| \`${code}\` | ${e.retryable ? "yes" : "no"} | ${cell(e.meaning)} | ${cell(e.remedy)} |`),
  "",
];

const contractSection = (file: string, errors: SolidityError[]) => [
  `### ${file.replace(/^contracts\//, "")}`,
  "",
  "| error | arguments | what is wrong |",
  "|---|---|---|",
  ...errors.map((e) => `| \`${e.name}\` | ${e.parameters === "" ? "" : `\`${e.parameters}\``} | ${cell(e.notice)} |`),
  "",
];

export const errors: Generator = {
  name: "errors",
  async files(root) {
    const programs = await catalogues(root);
    const byFile = Map.groupBy(solidityErrors(root), ({ file }) => file);
    const lines = [
      "# Errors",
      "",
      "Every error has a code that does not change and carries the values that made it fail. A contract's error reaches the",
      "caller of the SDK under its own name. Errors of a batch give the position of the item, counted from zero.",
      "",
      "A section is named after the folder of `src` whose `errors.ts` declares its codes, or after the contract's file. Search this page",
      "for a code; `tally` prints the same words with the values.",
      "",
      ...programs.flatMap(programSection),
      "## Contracts",
      "",
      ...[...byFile].flatMap(([file, list]) => contractSection(file, list)),
    ];
    return new Map([["docs/errors.md", banner("errors.ts") + lines.join("\n")]]);
  },
};
