/** The two state machines of Dataspace Protocol 2025-1, as tables: what is not in a table is forbidden. */
export type Role = "provider" | "consumer";

export type NegotiationState =
  | "REQUESTED"
  | "OFFERED"
  | "ACCEPTED"
  | "AGREED"
  | "VERIFIED"
  | "FINALIZED"
  | "TERMINATED";

export type TransferState = "REQUESTED" | "STARTED" | "SUSPENDED" | "COMPLETED" | "TERMINATED";

export type ProcessState = NegotiationState | TransferState;

export type ProcessKind = "negotiation" | "transfer";

export interface Transition {
  /** Undefined: it begins with this. */
  readonly from: ProcessState | undefined;
  readonly to: ProcessState;
  /** Whose message moves it. */
  readonly by: readonly Role[];
}

const P: readonly Role[] = ["provider"];
const C: readonly Role[] = ["consumer"];
const BOTH: readonly Role[] = ["provider", "consumer"];

export const NEGOTIATION: readonly Transition[] = [
  { from: undefined, to: "REQUESTED", by: C },
  { from: undefined, to: "OFFERED", by: P },
  { from: "REQUESTED", to: "OFFERED", by: P },
  { from: "REQUESTED", to: "AGREED", by: P },
  { from: "REQUESTED", to: "TERMINATED", by: BOTH },
  { from: "OFFERED", to: "REQUESTED", by: C },
  { from: "OFFERED", to: "ACCEPTED", by: C },
  { from: "OFFERED", to: "TERMINATED", by: BOTH },
  { from: "ACCEPTED", to: "AGREED", by: P },
  { from: "ACCEPTED", to: "TERMINATED", by: P },
  { from: "AGREED", to: "VERIFIED", by: C },
  { from: "AGREED", to: "TERMINATED", by: C },
  { from: "VERIFIED", to: "FINALIZED", by: P },
  { from: "VERIFIED", to: "TERMINATED", by: P },
];

export const TRANSFER: readonly Transition[] = [
  { from: undefined, to: "REQUESTED", by: C },
  { from: "REQUESTED", to: "STARTED", by: P },
  { from: "REQUESTED", to: "TERMINATED", by: BOTH },
  { from: "STARTED", to: "COMPLETED", by: BOTH },
  { from: "STARTED", to: "SUSPENDED", by: BOTH },
  { from: "STARTED", to: "TERMINATED", by: BOTH },
  { from: "SUSPENDED", to: "STARTED", by: BOTH },
  { from: "SUSPENDED", to: "TERMINATED", by: BOTH },
];

const TABLES: Readonly<Record<ProcessKind, readonly Transition[]>> = { negotiation: NEGOTIATION, transfer: TRANSFER };

/** Whether a message of `by` may move a process of a kind from one state to another. */
export function allows(kind: ProcessKind, from: ProcessState | undefined, to: ProcessState, by: Role): boolean {
  return TABLES[kind].some((each) => each.from === from && each.to === to && each.by.includes(by));
}

const FINAL: readonly ProcessState[] = ["FINALIZED", "COMPLETED", "TERMINATED"];

export const isFinal = (state: ProcessState): boolean => FINAL.includes(state);

export const otherRole = (role: Role): Role => (role === "provider" ? "consumer" : "provider");
