/** src/sdk/query/<domain>.ts: types and functions of the query API, from the routes that each domain describes. */
import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JsonSchema } from "../../src/sdk/core/json/json-schema.ts";
import { placesIn, type QueryRoute } from "../../src/sdk/query/route.ts";
import { banner, type Generator } from "./generator.ts";

/** Names of the domains that have routes, and "common" for what is asked of every deployment -> their routes. */
export async function queryRoutes(root: string): Promise<ReadonlyMap<string, readonly QueryRoute[]>> {
  const files = globSync("src/sdk/*/query/routes.ts", { cwd: root }).sort();
  const named = files.map((file): [string, string] => [basename(dirname(dirname(file))), file]);
  const found = new Map<string, readonly QueryRoute[]>();
  for (const [name, file] of [["common", "src/sdk/query/routes.ts"] as const, ...named]) {
    const { ROUTES } = await import(pathToFileURL(join(root, file)).href);
    found.set(name, ROUTES);
  }
  return found;
}

const capital = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

export const queryClient: Generator = {
  name: "query-client",
  async files(root) {
    const head = banner("query-client.ts", "//", "");
    const files = new Map<string, string>();
    const routes = await queryRoutes(root);
    for (const [name, own] of routes) files.set(`src/sdk/query/${name}.ts`, formatted(root, head + clientOf(own)));
    const hand = ["ask", "errors", "every-item", "list-source"];
    const lines = [...routes.keys(), ...hand].sort().map((name) => exported(name));
    const barrel = "// biome-ignore-all lint/performance/noBarrelFile: an entry of the package\n";
    const doc = "/** `tallystick/query`: what an indexer is asked. Runs in Node and in browsers. */\n";
    const http = 'export { type OpenUrl, openUrlWithin } from "../../lib/open-url.ts";';
    files.set("src/sdk/query/index.ts", `${head}${barrel}${doc}\n${[http, ...lines].join("\n")}\n`);
    return files;
  },
};

/** As Biome formats it, so that the check of formats has nothing to say. */
function formatted(root: string, source: string): string {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const input = { cwd: root, input: source, encoding: "utf8" } as const;
  return execFileSync(process.execPath, [biome, "format", "--stdin-file-path=src/sdk/query/client.ts"], input);
}

function exported(name: string): string {
  if (name === "ask") return 'export type { Answer, AsOf, Page, PageParameters, QueryApi } from "./ask.ts";';
  if (name === "every-item") return 'export { everyItem } from "./every-item.ts";';
  if (name === "list-source") return 'export type { FromSource, ListSource } from "./list-source.ts";';
  if (name === "errors") return 'export { QUERY_CATALOGUE } from "./errors.ts";';
  return `export * from "./${name}.ts";`;
}

function clientOf(routes: readonly QueryRoute[]): string {
  const items = new Map(routes.map(({ item }) => [String(item.title), item]));
  const has = (answer: QueryRoute["answer"]) => routes.some((route) => route.answer === answer);
  const imported = [
    ...(has("one") ? ["type Answer", "askOne"] : []),
    ...(has("page") ? ["askPage", "type Page", "type PageParameters"] : []),
    "type QueryApi",
  ];
  const sorted = imported.sort((a, b) => (bare(a).toLowerCase() < bare(b).toLowerCase() ? -1 : 1));
  const types = [...items].map(([title, item]) => `export interface ${title} ${typeOf(item, "")}`);
  const one = `import { ${sorted.join(", ")} } from "./ask.ts";`;
  return [one, ...types, ...routes.flatMap(functionOf)].map((part) => `${part}\n`).join("\n");
}

const bare = (name: string) => name.replace("type ", "");

function functionOf({ name, path, summary, answer, parameters, item }: QueryRoute): string[] {
  const places = placesIn(path);
  const isPage = answer === "page";
  const entries = Object.entries(parameters).map(([key, schema]) => {
    return `${doc(schema, "  ")}  readonly ${key}${places.includes(key) ? "" : "?"}: ${typeOf(schema, "  ")};\n`;
  });
  const type = `Query${capital(name)}Parameters`;
  const isEmpty = entries.length === 0;
  const declared = isEmpty
    ? isPage
      ? [`export type ${type} = PageParameters;`]
      : []
    : [`export interface ${type}${isPage ? " extends PageParameters" : ""} {\n${entries.join("")}}`];
  const result = `Promise<${isPage ? "Page" : "Answer"}<${item.title}>>`;
  const given = declared.length === 0 ? "" : `parameters: ${type}${places.length === 0 ? " = {}" : ""}`;
  const call = `${isPage ? "askPage" : "askOne"}(api, ${JSON.stringify(path)}, ${given === "" ? "{}" : "parameters"})`;
  const line = `export const query${capital(name)} = (api: QueryApi${given === "" ? "" : `, ${given}`}): ${result} =>`;
  return [...declared, `/** ${summary}. @throws as \`askOne\`. */\n${line}\n  ${call};`];
}

const doc = ({ description }: JsonSchema, indent: string) =>
  description === undefined ? "" : `${indent}/** ${description}. */\n`;

/** The TypeScript type of what a schema lets pass. */
function typeOf(schema: JsonSchema, indent: string): string {
  const { anyOf, type, properties, items } = schema;
  if (schema.enum !== undefined) return (schema.enum as unknown[]).map((each) => JSON.stringify(each)).join(" | ");
  if (anyOf !== undefined) return (anyOf as JsonSchema[]).map((each) => typeOf(each, indent)).join(" | ");
  if (type === "array") return listType(typeOf(items as JsonSchema, indent));
  if (type === "object" && properties !== undefined) return objectType(properties as never, indent);
  if (type === "object") return recordType(schema.additionalProperties as JsonSchema | boolean, indent);
  return (
    { string: "string", integer: "number", number: "number", boolean: "boolean", null: "null" }[String(type)] ??
    "unknown"
  );
}

const listType = (item: string) => `readonly ${/[|{]/.test(item) ? `(${item})` : item}[]`;

function recordType(values: JsonSchema | boolean, indent: string): string {
  return `Readonly<Record<string, ${typeof values === "boolean" ? "unknown" : typeOf(values, indent)}>>`;
}

function objectType(properties: Readonly<Record<string, JsonSchema>>, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(
    ([name, schema]) => `${doc(schema, inner)}${inner}readonly ${name}: ${typeOf(schema, inner)};\n`,
  );
  return `{\n${members.join("")}${indent}}`;
}
