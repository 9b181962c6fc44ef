import type { Chain } from "../chain.ts";
import { anchoring } from "./anchoring.ts";
import { batching, type LeafProof } from "./batching.ts";
import { bills } from "./bills.ts";
import { board } from "./board.ts";
import { clearing } from "./clearing.ts";
import { computing } from "./computing.ts";
import { credits } from "./credits.ts";
import { custody } from "./custody.ts";
import { ending } from "./ending.ts";
import { exclusivity } from "./exclusivity.ts";
import { financing } from "./financing.ts";
import { funds } from "./funds.ts";
import { governing } from "./governing.ts";
import { membership } from "./membership.ts";
import { sensing } from "./sensing.ts";
import { sharing } from "./sharing.ts";
import { stating } from "./stating.ts";
import { openSystem } from "./system.ts";
import { treaties } from "./treaties.ts";

export const BATCH = 10_000;

/** Gas of every operation of ours, by name; the proved leaf is for the floors, which verify the same. */
export async function measureOurs(chain: Chain): Promise<{ gas: Record<string, number>; proved: LeafProof }> {
  const system = await openSystem(chain);
  const stated = await stating(system);
  const batched = await batching(system, BATCH);
  const ended = await ending(system);
  const governed = await governing(chain, system);
  const anchored = await anchoring(chain, system);
  return {
    proved: batched.proved,
    gas: {
      ...stated,
      ...batched.gas,
      ...ended,
      ...(await membership(system)),
      ...governed,
      ...(await exclusivity(system)),
      ...(await sensing(chain, system)),
      ...(await custody(chain, system)),
      ...(await financing(chain, system, anchored.fact)),
      ...(await sharing(chain, system)),
      ...(await computing(chain, system)),
      ...anchored.gas,
      ...(await clearing(chain, system)),
      ...(await credits(chain, system)),
      ...(await bills(chain, system)),
      ...(await funds(chain, system)),
      ...(await treaties(chain, system)),
      ...(await board(chain, system)),
    },
  };
}
