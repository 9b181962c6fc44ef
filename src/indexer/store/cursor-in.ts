import type { Cursor } from "../../sdk/core/events/cursor.ts";

/** Where the store stands, from the text that it keeps of it. */
export const cursorIn = (text: string | undefined): Cursor | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Cursor);
