import type { EpcisEvent } from "../../../sdk/custody/epcis/event.ts";
import { flag, integer, json, orNull, table, text, word } from "../../store/table.ts";

/** Acts as EPCIS events. `pos` is that of the act; times are in milliseconds. */
export const EPCIS_EVENT = table(
  "epcis_event",
  {
    pos: integer(),
    /** The hash alone: a repeated event, declared wrong, has the one of the event that it repeats. */
    eventId: word(),
    type: word(),
    action: orNull(text()),
    bizStep: orNull(word()),
    disposition: orNull(word()),
    readPoint: orNull(word()),
    bizLocation: orNull(word()),
    eventTime: integer(),
    recordTime: integer(),
    isDeclaredWrong: flag(),
    transaction: text(),
    event: json<EpcisEvent>(),
  },
  ["pos"],
  [
    ["eventTime"],
    ["recordTime"],
    ["eventId"],
    ["type", "eventTime"],
    ["bizStep", "eventTime"],
    ["disposition", "eventTime"],
    ["bizLocation", "eventTime"],
    ["readPoint", "eventTime"],
  ],
);

/** What an event names, by the part that it has in it: what MATCH_… and the like look for, in either order of the events. `value` is cut by `keyOfText`. */
export const EPCIS_NAMED = table(
  "epcis_named",
  { part: word(), value: word(), pos: integer(), eventTime: integer(), recordTime: integer() },
  ["part", "value", "pos"],
  [
    ["part", "value", "eventTime"],
    ["part", "value", "recordTime"],
  ],
);

/** Every value that some event has: what the resources at the top are lists of. */
export const EPCIS_TERM = table("epcis_term", { kind: word(), key: word(), value: text() }, ["kind", "key"]);

/** Up to which act there are events. */
export const EPCIS_DONE = table("epcis_done", { name: word(), pos: integer() }, ["name"]);

/** Queries that somebody named. */
export const EPCIS_QUERY = table(
  "epcis_query",
  {
    /** Whose it is: see `ownerOf`. */
    owner: word(),
    name: word(),
    /** As it was given. */
    query: json<Readonly<Record<string, unknown>>>(),
    /** Milliseconds since 1970. */
    at: integer(),
  },
  ["owner", "name"],
);

/** Documents that were prepared, by what their events are known by. */
export const EPCIS_CAPTURE = table(
  "epcis_capture",
  { owner: word(), at: integer(), id: word(), hashes: json<readonly string[]>() },
  ["owner", "at", "id"],
  [["id"]],
);
