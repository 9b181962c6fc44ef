import { statusOf } from "../doctor.ts";
import { requireSeen } from "../failure.ts";
import type { Step } from "../step.ts";

export const down: Step = {
  name: "down",
  title: "tally network down stops all, and nothing is left",
  needs: ["start"],
  within: 90,
  async run(stage, saw) {
    const { nodes } = await stage.done("network", "down", "--network", stage.folder);
    const running = (await statusOf(stage)).filter(({ pid, trouble }) => pid !== undefined || trouble === undefined);
    requireSeen(running.length === 0, "no node runs", { running });
    saw(
      `stopped ${(nodes as readonly { name: string; pid: number }[]).map(({ name, pid }) => `${name}, pid ${pid}`).join("; ")}`,
    );
  },
};
