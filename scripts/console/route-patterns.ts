import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../check/report.ts";

/** Addresses of the console's pages, as its one list has them: `$name` is one part, `$` at the end any number. */
export function routePatterns(): string[] {
  const source = readFileSync(join(ROOT, "src/console/routes.tsx"), "utf8");
  const list = source.slice(source.indexOf("const PAGES = ["), source.indexOf("export const createConsoleRouter"));
  return [...list.matchAll(/"(\/[^"]*)"/g)].map(([, pattern = ""]) => pattern);
}

const expressionOf = (pattern: string) =>
  new RegExp(`^${pattern.replace(/\/\$$/, "/.+").replaceAll(/\$\w+/g, "[^/]+")}$`);

/** Patterns that none of the paths is of. */
export function unvisited(patterns: readonly string[], paths: readonly string[]): string[] {
  const visited = paths.map((path) => path.split("?", 1)[0] ?? "");
  return patterns.filter((pattern) => !visited.some((path) => expressionOf(pattern).test(path)));
}
