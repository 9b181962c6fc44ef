import type { JsonSchema } from "../core/json/json-schema.ts";

/** A question that the query API answers: its server and its typed client are both made of this. */
export interface QueryRoute {
  /** In camel case: the client's function is `query` and this. */
  readonly name: string;
  /** "/v1/units/{unit}": what is in braces is of `parameters`. */
  readonly path: string;
  readonly summary: string;
  /** A list in pages, or one thing. */
  readonly answer: "page" | "one";
  /** Of the path and of the query, by name. Those of a list are filters: all that are given have to hold. */
  readonly parameters: Readonly<Record<string, JsonSchema>>;
  /** Of a list, what each line is; its `title` is the name of its type. */
  readonly item: JsonSchema;
}

/** The schema of an item under the name that its type has. */
export const titled = (title: string, schema: JsonSchema): JsonSchema => ({ title, ...schema });

/** Names of what stands in braces in a path. */
export const placesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
