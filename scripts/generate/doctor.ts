/** docs/doctor.md: everything that `tally network doctor` finds, from the table that it finds by. */
import type { Severity } from "../../src/network/doctor/findings/entry.ts";
import { FINDINGS } from "../../src/network/doctor/findings.ts";
import { banner, type Generator } from "./generator.ts";

const WORDS: Readonly<Record<Severity, string>> = {
  fault: "has to be mended; the command ends with 1",
  passing: "may pass by itself; the command ends with 75, unless there is a fault too",
  warning: "works, and something is worse than it need be; the command ends with 0",
};

const cell = (text: string) => text.replaceAll("|", "\\|");

export const doctor: Generator = {
  name: "doctor",
  files() {
    const entries = Object.entries(FINDINGS);
    const sections = (Object.keys(WORDS) as Severity[]).flatMap((severity) => [
      `## ${severity[0]?.toUpperCase()}${severity.slice(1)}: ${WORDS[severity]}`,
      "",
      "| finding | what it means | what to do |",
      "|---|---|---|",
      ...entries
        .filter(([, entry]) => entry.severity === severity)
        .map(([name, { means, remedy }]) => `| \`${name}\` | ${cell(means)} | ${cell(remedy)} |`),
      "",
    ]);
    const lines = [
      "# What `tally network doctor` finds",
      "",
      "    tally network doctor NODE --network FOLDER        # a node of this machine, by its name in network.json",
      "    tally --rpc URL network doctor                    # any node, without its files",
      "    tally --deployment FILE network doctor NODE       # its contracts too, as `tally deployment verify` judges them",
      "",
      "It asks the node by JSON-RPC, reads the node's files where they are on this machine, and changes nothing. A node that does not answer is",
      "judged by its process, its files, its ports and the end of its log. It says what it could not look at. With `--json`, findings are a list of",
      "`name`, `severity`, `seen`, `means` and `remedy`.",
      "",
      `Each of the ${entries.length} findings has a misconfiguration that leads to it in \`src/testing/doctor/cases.ts\` or \`test/src/cli/network-doctor.test.ts\`.`,
      "",
      ...sections,
    ];
    return new Map([["docs/doctor.md", banner("doctor.ts") + lines.join("\n")]]);
  },
};
