import type { AsOf } from "../../sdk/query/ask.ts";
import type { Condition, Reader } from "../store/reader.ts";
import type { Row, Table } from "../store/table.ts";
import type { Viewer } from "./viewer.ts";
import type { Witness } from "./witness.ts";

/** What a question is answered in: one state of the store. */
export interface Asked {
  readonly viewer: Viewer;
  readonly asOf: AsOf;
  /** Of the path and of the query, checked by their schemas. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly read: Reader;
  /** What the answer is made of so far: names of tables, and of the clock. */
  restsOn(): readonly string[];
  /** Takes down what is told by office alone. */
  readonly witness: Witness;
}

/** Rows of a table as lines of a list. */
export interface ListAnswer {
  readonly table: Table;
  /** @default each parameter that a column has the name of is equal to it */
  where?(asked: Asked): readonly Condition[] | Promise<readonly Condition[]>;
  /** Columns by which the lines are ordered; the last ones make a line's place its own. @default pos and the key */
  readonly order?: readonly string[];
  /** Whether the lines come in reverse. @default the parameter `newest` */
  isReversed?(asked: Asked): boolean;
  item(row: Row, asked: Asked): unknown | Promise<unknown>;
}

/** One row as the answer. */
export interface OneAnswer {
  readonly table: Table;
  /** @default the parameters */
  key?(asked: Asked): Row;
  item(row: Row, asked: Asked): unknown | Promise<unknown>;
}

/** What no single table has. */
export interface MadeAnswer {
  /** Leaves out by itself what is not for who asks, so that anybody may ask. */
  readonly isForEverybody?: true;
  /** Its pages count by themselves when they are asked to. Of the others only what one page has is counted: their lines may be withheld one by one. */
  readonly counts?: true;
  /** A page's lines, or the one thing. */
  make(
    asked: Asked,
    page: { readonly after: string | undefined; readonly limit: number; readonly isCounted?: boolean },
  ): Promise<MadePage | unknown>;
}

export interface MadePage {
  readonly items: readonly unknown[];
  readonly next: string | null;
  /** Lines of the whole list, where they were to be counted; null where they were not. */
  readonly count?: number | null;
}

/** By name of the route. */
export type Answers = Readonly<Record<string, ListAnswer | OneAnswer | MadeAnswer>>;
