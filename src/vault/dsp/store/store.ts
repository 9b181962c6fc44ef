import type { Process } from "../model/process.ts";
import type { ProcessKind, Role } from "../model/states.ts";

/** What the protocol keeps. All calls are synchronous: what is decided in one transaction is stored as a whole, or not at all. */
export interface DspStore {
  transaction<T>(work: () => T): T;
  /** @throws where there is one of that pid, or of that participant's peer pid in our role */
  insert(process: Process): void;
  get(pid: string): Process | undefined;
  /** The one that a participant began under a pid of its own. */
  byPeer(kind: ProcessKind, role: Role, participant: string, peerPid: string): Process | undefined;
  /** Stores a process in place of the one that it was made from; false where that one has changed meanwhile. */
  replace(process: Process): boolean;
  /**
   * Processes with a message to send, a decision to take or an effect to tell, due by `now`, the longest due first: at most `all`, and at most
   * `each` of a participant.
   */
  due(now: number, atMost: { readonly all: number; readonly each: number }): readonly Process[];
  /** When the next falls due after `after`, or at all; undefined where none does. */
  nextDue(after?: number): number | undefined;
  /** The negotiation that is FINALIZED with this agreement, or whose FINALIZED is on its way, in this role. */
  agreement(agreementId: string, role: Role): Process | undefined;
  /** The negotiation of this agreement, in this role, that is not TERMINATED. */
  negotiationOf(agreementId: string, role: Role): Process | undefined;
  /** Transfers under an agreement that have not ended. */
  openTransfers(agreementId: string): readonly Process[];
  countOpen(kind: ProcessKind, participant: string): number;
  /** Whether a message was taken before. */
  hasTaken(pid: string, messageId: string): boolean;
  take(pid: string, messageId: string, at: number): void;
  close(): void;
}
