/** What a bridge does, step by step: each is a moment at which a process can be ended, right before it and right after. */
export const STEPS = [
  /** Frames are put away, in the thread of the sockets. */
  "commit",
  /** A closed batch is kept, in the sealing thread. */
  "batch",
  /** It is written down which batch this gateway signs: in the submitting thread for its own, beside the sockets for another's. */
  "promise",
  "signature",
  /** Another gateway is asked to sign. */
  "cosigning",
  "markSigned",
  /** A signed transaction is put away. */
  "outbox",
  "broadcast",
  "markSealed",
] as const;
export type Step = (typeof STEPS)[number];

/** `start`: the parts of a bridge are open and its sources are not. */
export type Point = "start" | `before ${Step}` | `after ${Step}`;

export const POINTS: readonly Point[] = [
  "start",
  ...STEPS.flatMap((step) => [`before ${step}`, `after ${step}`] as const),
];

/** Hears of each point, whichever thread reaches it, which stands still until the call returns. */
export type OnPoint = (point: Point) => void;
