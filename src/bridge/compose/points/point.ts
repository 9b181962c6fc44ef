/** What a bridge does that lasts or that others see: a process can be ended right before each, and right after. */
export const OPERATIONS = [
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
export type Operation = (typeof OPERATIONS)[number];

/** `start`: the parts of a bridge are open and its sources are not. */
export type Point = "start" | `before ${Operation}` | `after ${Operation}`;

export const POINTS: readonly Point[] = [
  "start",
  ...OPERATIONS.flatMap((operation) => [`before ${operation}`, `after ${operation}`] as const),
];

/** Hears of each point, whichever thread reaches it, which stands still until the call returns. */
export type OnPoint = (point: Point) => void;
