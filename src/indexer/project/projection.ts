import type { ContractHandle, ContractOf } from "../../sdk/core/contract.ts";
import type { EventName, NamedArguments } from "../../sdk/core/typed-contract.ts";
import type { Rows } from "../store/rows.ts";
import type { Plain } from "./plain.ts";

/** An event as it is stored. */
export interface StoredEvent {
  /** Its place among all events. */
  readonly pos: number;
  readonly block: number;
  readonly log: number;
  /** Of the block, in seconds since 1970. */
  readonly time: number;
  readonly transaction: string;
  readonly contract: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Arguments that name what an event is about: kind of thing -> names of arguments, lists as well. */
export type TopicNames = Readonly<Record<string, readonly string[]>>;

/** How the events of one contract change the rows of its domain. No clock, no chain: the same events make the same rows, always. */
export interface Projection {
  readonly handle: ContractHandle;
  readonly topics: TopicNames;
  /** Whether its events say who deals with whom, and about how much. */
  readonly isConfidential: boolean;
  take(event: StoredEvent, rows: Rows): void | Promise<void>;
}

type Takers<H extends ContractHandle> = {
  readonly [N in EventName<ContractOf<H>>]?: (
    args: Plain<NamedArguments<ContractOf<H>, N>>,
    event: StoredEvent,
    rows: Rows,
  ) => void | Promise<void>;
};

/** Defines a projection. @param takers By name of the event; the others change nothing. */
export function projection<H extends ContractHandle>(
  handle: H,
  topics: TopicNames,
  takers: Takers<H>,
  isConfidential = false,
): Projection {
  const byName = takers as Readonly<
    Record<string, ((args: unknown, event: StoredEvent, rows: Rows) => void | Promise<void>) | undefined>
  >;
  return { handle, topics, isConfidential, take: (event, rows) => byName[event.name]?.(event.args, event, rows) };
}

/** What an event is about, each once: "unit:0x..", "org:2". */
export function topicsOf(names: TopicNames, args: Readonly<Record<string, unknown>>): string[] {
  const found = new Set<string>();
  for (const [kind, fields] of Object.entries(names)) {
    for (const value of fields.flatMap((field) => args[field] ?? [])) {
      // Organisation 0 is nobody, and a zero word is nothing.
      if (value !== "0" && !/^0x0+$/.test(String(value))) found.add(topicOf(kind, String(value)));
    }
  }
  return [...found];
}

export const topicOf = (kind: string, id: string | number): string => `${kind}:${String(id).toLowerCase()}`;

/** Kinds of things that only events of business between organisations are about. */
export function businessKinds(projections: readonly Projection[]): string[] {
  const kindsOf = (isConfidential: boolean) =>
    new Set(
      projections.filter((each) => each.isConfidential === isConfidential).flatMap(({ topics }) => Object.keys(topics)),
    );
  const open = kindsOf(false);
  return [...kindsOf(true)].filter((kind) => !open.has(kind));
}
