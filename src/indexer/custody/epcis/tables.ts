import type { EpcisEvent } from "../../../sdk/custody/epcis/event.ts";
import { flag, integer, json, orNull, table, text } from "../../store/table.ts";

/** Acts as EPCIS events. `pos` is that of the act; times are in milliseconds. */
export const EPCIS_EVENT = table(
  "epcis_event",
  {
    pos: integer(),
    /** The hash alone: a repeated event, declared wrong, has the one of the event that it repeats. */
    eventId: text(),
    type: text(),
    action: orNull(text()),
    bizStep: orNull(text()),
    disposition: orNull(text()),
    readPoint: orNull(text()),
    bizLocation: orNull(text()),
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

/** What an event names, by the part that it has in it: what MATCH_… and the like look for. */
export const EPCIS_NAMED = table("epcis_named", { part: text(), value: text(), pos: integer() }, [
  "part",
  "value",
  "pos",
]);

/** Every value that some event has: what the resources at the top are lists of. */
export const EPCIS_TERM = table("epcis_term", { kind: text(), value: text() }, ["kind", "value"]);

/** Up to which act there are events. */
export const EPCIS_DONE = table("epcis_done", { name: text(), pos: integer() }, ["name"]);

/** Queries that somebody named. */
export const EPCIS_QUERY = table(
  "epcis_query",
  {
    /** Whose it is: see `ownerOf`. */
    owner: text(),
    name: text(),
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
  { owner: text(), at: integer(), id: text(), hashes: json<readonly string[]>() },
  ["owner", "at", "id"],
  [["id"]],
);
