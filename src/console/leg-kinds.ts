import { BoardLeg } from "./board/board-leg.tsx";
import type { LegKind } from "./settlement/leg-kind.ts";

/** Legs of deals that are no movement, by the contract that they name: the one list. */
export const LEG_KINDS: readonly LegKind[] = [{ contract: "Board", View: BoardLeg }];
