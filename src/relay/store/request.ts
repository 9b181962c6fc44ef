/**
 * - `Waiting`: the block is not there yet, its header is on its way, or the light client was renewed since it was recorded.
 * - `Recorded`: the light client has it.
 * - `Untrusted`: no header leads there from the validators that are trusted; it is tried again once one does.
 * - `Refused`: the light client will not take it; asked again it is tried again.
 */
export type RequestState = "Waiting" | "Recorded" | "Untrusted" | "Refused";

/** A slot that is to be proved at the height. */
export interface SlotRequest {
  readonly account: string;
  readonly slot: string;
}

/** - `Waiting`: it is fetched once the block is there. - `Missed`: no node keeps the state any more. */
export type SlotState = "Waiting" | "Fetched" | "Missed";

export interface StoredSlot extends SlotRequest {
  readonly state: SlotState;
  readonly accountNodes: readonly string[];
  readonly storageNodes: readonly string[];
  readonly reason?: string;
}

export interface HeightRequest {
  readonly number: number;
  readonly state: RequestState;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly reason?: string;
  readonly slots: readonly StoredSlot[];
}

/** A slot that is to be fetched. */
export interface WaitingSlot extends SlotRequest {
  readonly number: number;
  /** Of the height, where the light client has it. */
  readonly stateRoot?: string;
}

/** How a height is settled; times in milliseconds since 1970. */
export type Settlement =
  | { readonly state: "Recorded"; readonly at: number; readonly stateRoot: string }
  | { readonly state: "Untrusted" | "Refused"; readonly at: number; readonly reason: string };

/** What became of a slot. */
export type FetchedSlot =
  | {
      readonly state: "Fetched";
      /** Under which the nodes prove it. */
      readonly stateRoot: string;
      readonly accountNodes: readonly string[];
      readonly storageNodes: readonly string[];
    }
  | { readonly state: "Missed"; readonly reason: string };

/** Heights that somebody asked for, and proofs at them: on disk before they are acknowledged. */
export interface RequestStore {
  /** Adds a height, or slots to one. @throws `RELAY_OVERLOADED`. */
  ask(number: number, slots: readonly SlotRequest[], at: number): HeightRequest;
  get(number: number): HeightRequest | undefined;
  /**
   * Heights whose header is to be brought, in ascending order: at most `most` up to `head`, those above `after` first, so that ones that
   * cannot be brought do not keep back the others. What was settled once and waits again comes after all of these.
   */
  due(parameters: DueParameters): DueHeights;
  /** Slots up to `head` that are to be fetched, the oldest first. */
  slotsDue(head: number): readonly WaitingSlot[];
  /** A slot that was proved under another root than is recorded is fetched again. */
  settle(number: number, settlement: Settlement): void;
  settleSlot(number: number, slot: SlotRequest, fetched: FetchedSlot): void;
  /** In another era of the light client, what was recorded before waits again. */
  enter(era: number): void;
  /** Trust leads on: what was untrusted is tried again. */
  retryUntrusted(): void;
  /** Drops the oldest of what is settled, down to what is kept. */
  prune(): void;
  /** By state. */
  count(): Readonly<Record<RequestState, number>>;
  close(): void;
}

export interface DueParameters {
  readonly head: number;
  readonly after: number;
  readonly most: number;
}

export interface DueHeights {
  readonly numbers: readonly number[];
  /** Whether all are among them that wait for the first time. */
  readonly isAll: boolean;
  /** `after` of the next question. */
  readonly next: number;
}
