import type { Act } from "../act.ts";
import type { Stage } from "../stage.ts";
import { handovers } from "./custody.ts";
import { statements } from "./evidence.ts";
import { feedBatches } from "./feeds.ts";
import { shareReceivable } from "./receivable.ts";
import { settlements } from "./settlement.ts";
import { splits } from "./split.ts";
import { transfers } from "./transfer.ts";

/** The floor first. */
export async function allActs(stage: Stage, say: (line: string) => void): Promise<readonly Act[]> {
  say("statements, stations, custody, a receivable");
  const [attest, together, anchor] = await statements(stage);
  const batch = await feedBatches(stage);
  const handover = await handovers(stage);
  const receivable = await shareReceivable(stage);
  return [
    transfers(stage),
    attest,
    together,
    anchor,
    batch,
    handover,
    splits(stage, receivable),
    await settlements(stage, receivable),
  ];
}
