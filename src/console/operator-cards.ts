import { SealingCard } from "./sensing/sealing-card.tsx";

/** What domains show to who runs a node or a program: the one list. */
export const OPERATOR_CARDS: readonly React.ComponentType[] = [SealingCard];
