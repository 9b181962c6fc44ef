import type { Cursor } from "../../sdk/core/events/cursor.ts";

/** Where the store stands, as it was written. */
export const cursorIn = (text: string | undefined): Cursor | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Cursor);
