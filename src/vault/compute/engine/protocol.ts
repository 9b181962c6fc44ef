import type { Cell } from "../values/cell.ts";

/** A table as the engine's process makes it: the columns that the policy names, and no others. */
export interface TableFile {
  readonly name: string;
  readonly path: string;
  readonly format: "parquet" | "csv";
  readonly columns: readonly TableColumn[];
}

export interface TableColumn {
  readonly name: string;
  /** The engine's type of it. */
  readonly type: string;
  readonly nullable: boolean;
  /** Whether each value is there at most once. */
  readonly unique: boolean;
}

export interface EngineSettings {
  readonly threads: number;
  readonly memoryMiB: number;
}

/** What the process of an engine is asked. */
export type Call =
  | { readonly do: "parse"; readonly sql: string }
  | { readonly do: "load"; readonly settings: EngineSettings; readonly tables: readonly TableFile[] }
  | { readonly do: "run"; readonly sql: string; readonly binds: readonly string[]; readonly most: number };

export interface Rows {
  readonly rows: readonly (readonly Cell[])[];
  /** Whether there are more than was asked for. */
  readonly more: boolean;
}

export type Fault =
  | {
      readonly kind: "input";
      readonly table: string;
      readonly column: string;
      readonly reason: string;
      /** The engine's own words. */
      readonly detail?: string;
    }
  | { readonly kind: "memory" | "engine"; readonly reason: string };

export type Answer = { readonly value: unknown } | { readonly fault: Fault };
