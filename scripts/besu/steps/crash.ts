import { requireSeen, StepFailure } from "../failure.ts";
import type { Step } from "../step.ts";

interface Result {
  readonly name: string;
  readonly kills: number;
  readonly statements: number;
  readonly problems: readonly string[];
}

export const crash: Step = {
  name: "crash",
  title: "the outbox's crash run: a program that is killed loses and doubles nothing",
  needs: ["start"],
  within: 240,
  async run({ children, keyFile, nodes: [, node] }, saw) {
    const keys = keyFile("crash-keys", ACCOUNTS);
    const where = ["--rpc", node.url, "--key-file", keys];
    const args = ["scripts/crash/main.ts", "--only", "sdk", "--kills", String(KILLS), "--json", ...where];
    const { code, out, err } = await children.run(args);
    const line = out.split("\n").find((each) => each.startsWith('{"name":"sdk"'));
    if (line === undefined) throw new StepFailure("PROGRAM_FAILED", `it ended with ${code}: ${err || out}`, { code });
    const { kills, statements, problems } = JSON.parse(line) as Result;
    requireSeen(code === 0 && problems.length === 0, "nothing is lost or doubled", { problems });
    saw(`killed ${kills} times, all ${statements} statements are on the chain once`);
  },
};

/** Who deploys, the organisation, who sends. */
const ACCOUNTS = 4;
const KILLS = 6;
