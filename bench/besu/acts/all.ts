import type { Act } from "../act.ts";
import type { Stage } from "../stage.ts";
import { handovers } from "./custody.ts";
import { statements } from "./evidence.ts";
import { feedBatches } from "./feeds.ts";
import { financeActs } from "./finance.ts";
import { transfers } from "./transfer.ts";

/** The floor first. */
export async function allActs(stage: Stage, say: (line: string) => void): Promise<readonly Act[]> {
  say("statements, stations, custody, finance");
  return [
    transfers(stage),
    ...(await statements(stage)),
    await feedBatches(stage),
    await handovers(stage),
    ...(await financeActs(stage)),
  ];
}
