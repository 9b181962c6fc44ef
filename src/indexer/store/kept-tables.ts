import type { SignedIn } from "../serve/viewer.ts";
import { integer, json, orNull, table, text, word } from "./table.ts";

/** What is kept whatever domains a deployment has: events with their places, and what they are about. All else follows from them. */

/** The whole state of the store by name: the cursor, whose chain it is, the version of the projections. */
export const META = table("meta", { name: word(), value: text() }, ["name"]);

/** `pos` is block × 10^6 + log. */
export const EVENT = table(
  "event",
  {
    pos: integer(),
    contract: word(),
    name: word(),
    transaction: word(),
    args: json<Readonly<Record<string, unknown>>>(),
  },
  ["pos"],
  [["contract", "name"], ["name"], ["transaction"], ["contract"]],
);

/** What each event is about. `kind` is the contract and the event's name: see `kindOf`. */
export const EVENT_TOPIC = table(
  "event_topic",
  { topic: word(), kind: word(), pos: integer() },
  ["topic", "pos"],
  [["pos"], ["topic", "kind"]],
);

export const kindOf = (contract: string, name: string): string => `${contract}.${name}`;

/** Blocks that have events, and those at checkpoints. */
export const BLOCK = table("block", { number: integer(), hash: text(), time: integer() }, ["number"]);

/**
 * Newest block in which each table changed; `ALWAYS` of those that more than events change, and of the clock. What rests on a table and was
 * answered as of a later block is still so.
 */
export const CHANGED = table("changed", { name: word(), block: integer() }, ["name"], [["block"]]);
export const ALWAYS = Number.MAX_SAFE_INTEGER;
/** Beside the tables: what is told of the time of the newest block changes with it. */
export const CLOCK = "clock";

/** What is found by its name, its code or the beginning of one. */
export const NAMED = table(
  "named",
  { kind: word(), id: word(), title: text(), folded: word(), pos: integer() },
  ["kind", "id"],
  [["folded"], ["id"]],
);

/** Up to where each webhook has acknowledged. */
export const WEBHOOK = table("webhook", { name: word(), pos: integer() }, ["name"]);

/** Events that the receiver of a webhook would not take. */
export const DEAD_LETTER = table("dead_letter", { name: word(), pos: integer(), reason: text(), at: integer() }, [
  "name",
  "pos",
]);

/** Who read what is withheld from others, and when. No event makes it, and nothing but the end of the chain ends it. */
export const WITHHELD_READ = table(
  "withheld_read",
  {
    /** Milliseconds since 1970. */
    at: integer(),
    id: word(),
    org: integer(),
    account: orNull(text()),
    /** Of a person whom a directory knows. */
    subject: orNull(text()),
    /** By its name. */
    route: text(),
    things: json<readonly string[]>(),
    fields: json<readonly string[]>(),
  },
  ["at", "id"],
  [["org"]],
);

/** Who signed in. The token is not here: only its hash. */
export const SESSION = table(
  "session",
  {
    hash: word(),
    /** Hash of `who`, to find all of one. */
    owner: word(),
    who: json<SignedIn>(),
    /** Up to which the rows were that said who it is. */
    block: integer(),
    /** Milliseconds since 1970. */
    until: integer(),
  },
  ["hash"],
  [["owner", "until"], ["until"]],
);

/** What was given away to be brought back once, and has been. */
export const SPENT_TICKET = table("spent_ticket", { hash: word(), until: integer() }, ["hash"], [["until"]]);

/** What people made here, which no event makes, and nothing but the end of the chain ends. */
export const LASTING = [WITHHELD_READ, SESSION, SPENT_TICKET] as const;

export const KEPT = [META, EVENT, BLOCK, CHANGED, WEBHOOK, DEAD_LETTER, ...LASTING] as const;

/** Logs that a block can have. */
const LOGS = 1_000_000;

export const positionOf = (block: number, log: number): number => block * LOGS + log;
export const blockAt = (pos: number): number => Math.floor(pos / LOGS);
export const logAt = (pos: number): number => pos % LOGS;
