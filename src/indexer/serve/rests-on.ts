import type { AsOf } from "../../sdk/query/ask.ts";
import { BLOCK, CLOCK } from "../store/kept-tables.ts";
import type { Reader } from "../store/reader.ts";
import type { Table } from "../store/table.ts";

/** What an answer is made of, written down while it is made. */
export interface Noted {
  readonly read: Reader;
  readonly asOf: AsOf;
  /** Names of the tables that were read, and of the clock where the block itself was looked at. */
  restsOn(): readonly string[];
}

/** Hands out a reader and a block, and notes which tables are read, and whether the block's number or time is. */
export function noteReads(read: Reader, asOf: AsOf): Noted {
  const names = new Set<string>();
  const note = ({ name }: Table) => {
    if (name !== BLOCK.name) names.add(name); // the time of a block never changes
  };
  return {
    read: {
      get: (table, key) => {
        note(table);
        return read.get(table, key);
      },
      select: (table, selection) => {
        note(table);
        return read.select(table, selection);
      },
      count: (table, where, most) => {
        note(table);
        return read.count(table, where, most);
      },
    },
    asOf: new Proxy(asOf, {
      get(of, name) {
        names.add(CLOCK);
        return Reflect.get(of, name);
      },
    }),
    // What was made of no table is made of what the server knows of itself.
    restsOn: () => (names.size === 0 ? [CLOCK] : [...names].sort()),
  };
}
