import { CN_BANK_TABLE } from "../../../sdk/settlement/calendars/cn-bank.ts";
import type { CalendarTable } from "../../../sdk/settlement/model/closed-days.ts";
import { parseCalendarTable } from "../../../sdk/settlement/model/parse-calendar-table.ts";
import { readJson } from "../../shared/files.ts";

/** What an argument for a table takes. */
export const TABLE_SOURCE = `JSON file, or ${CN_BANK_TABLE.name}`;

/**
 * The table that comes with the program by its name, or the one in a file.
 *
 * @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`; as `parseCalendarTable`.
 */
export function readTable(source: string): CalendarTable {
  return source === CN_BANK_TABLE.name ? CN_BANK_TABLE : parseCalendarTable(readJson(source));
}
