import { NAMED } from "../store/kept-tables.ts";
import type { Rows } from "../store/rows.ts";
import type { StoredEvent } from "./projection.ts";
import { folded } from "./values.ts";

/** Has a thing be found by its name or code. */
export const name = (rows: Rows, kind: string, id: string | number, title: string, { pos }: StoredEvent): void =>
  rows.put(NAMED, { kind, id: String(id).toLowerCase(), title, folded: folded(title), pos });
