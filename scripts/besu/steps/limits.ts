import { PROBES, probe } from "../../../src/testing/besu/probes.ts";
import { requireSeen } from "../failure.ts";
import type { Step } from "../step.ts";

export const limits: Step = {
  name: "limits",
  title: "a real node refuses what the strict node of npm test refuses, in the same words",
  needs: ["start"],
  within: 30,
  async run({ nodes: [node] }, saw) {
    const others: string[] = [];
    for (const each of PROBES) {
      const answer = await probe(node.url, each);
      if (answer !== each.answers) others.push(`${each.method} ${each.what ?? ""}: ${answer}, not ${each.answers}`);
    }
    requireSeen(others.length === 0, "every question is answered alike", { others });
    saw(`${PROBES.length} questions are answered alike`);
  },
};
