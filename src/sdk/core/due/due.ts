import type { Client } from "../client.ts";
import type { ContractHandle } from "../contract.ts";
import type { StreamedEvent } from "../events/event.ts";
import type { Call } from "../send/sender.ts";

/** Somebody's clock runs, and something happens when its time comes. */
export interface Due {
  /** Domain and what falls due: "receivables.overdue". */
  readonly kind: string;
  /** What it is about. Kind and subject together name one clock, for as long as it runs. */
  readonly subject: string;
  /** Organisations whose clock runs: what they do before it ends keeps it from happening, or what follows is theirs to do. */
  readonly orgs: readonly number[];
  /** First second in which it is due, by the chain's clock. Where no event tells the moment of what is due already, the time of the list. */
  readonly dueAt: number;
  /** What happens then. */
  readonly outcome: string;
  /** Absent where it happens by itself, or only a party may do what follows. */
  readonly act?: BoundAct;
}

/** What anybody may call once it is due. A call that comes a second time changes nothing. */
export interface DueAct<Input = unknown> {
  /** How many one call takes. */
  readonly most: number;
  call(client: Client, inputs: readonly Input[]): Promise<Call>;
}

/** An act, and what it is called with for one thing that is due. */
export interface BoundAct {
  readonly act: DueAct;
  readonly input: unknown;
}

export function bindAct<Input>(act: DueAct<Input>, input: Input): BoundAct {
  return { act: act as DueAct, input };
}

/** What falls due in a domain: one for each domain that has such things. */
export interface DueSource {
  readonly domain: string;
  /** Whose events it follows. A deployment without one of them has nothing of the domain. */
  readonly contracts: readonly ContractHandle[];
  /** Kinds of what it lists; true where there is an act. */
  readonly kinds: Readonly<Record<string, boolean>>;
  open(client: Client): DueBook;
}

/** What a source knows of one chain. */
export interface DueBook {
  /** Takes the next event of the source's contracts, in the order of the chain. */
  take(event: StreamedEvent): void;
  /** Every clock that runs at a block, and everything that is due and not done. All events up to it were taken. Reads what no event tells. */
  list(at: BlockTime): Promise<DueList>;
}

export interface DueList {
  readonly dues: readonly Due[];
  /** What could not be read, since a contract refused to say it: it keeps nobody from the others. */
  readonly unreadable: readonly Unreadable[];
}

export interface Unreadable {
  readonly subject: string;
  readonly reason: string;
}

/** A block, and its time in seconds since 1970. */
export interface BlockTime {
  readonly block: number;
  readonly time: number;
}

/** Names a clock. */
export const dueKey = ({ kind, subject }: Pick<Due, "kind" | "subject">): string => `${kind} ${subject}`;
