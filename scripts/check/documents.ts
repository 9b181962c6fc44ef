/** What the documents point to is there: every relative link, and every path of the repository between backquotes. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";

const LINK = /\]\(([^)#\s]+)(?:#[^)]*)?\)/g;
const QUOTED = /`([^`\s]+)`/g;
/** What begins with one of these folders is a path; `src/<domain>/X.sol` and `src/.../x.ts` stand for many. */
const FROM_ROOT = /^(\.ci|\.github|bench|contracts|deployments|docs|examples|scripts|src|test)\//;
const STANDS_FOR_MANY = /[<>]|\.\.\.|(^|\/)I?(X|Name|NAME)\.|NAME|\$/;
/** Written by commands, so that a clone has none of them. */
const WRITTEN = /^deployments\/(localhost|embedded)\.json$/;

/** Lines of a Markdown text outside its fenced blocks, with their numbers. */
function proseOf(text: string): [number, string][] {
  let fenced = false;
  return text.split("\n").flatMap((line, i): [number, string][] => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    return fenced ? [] : [[i + 1, line]];
  });
}

/** The paths that a line names, from the repository's root. */
function pathsIn(line: string, file: string): string[] {
  const links = [...line.matchAll(LINK)].map(([, to]) => to ?? "").filter((to) => !/^[a-z]+:/.test(to));
  const quoted = [...line.matchAll(QUOTED)].map(([, path]) => (path ?? "").replace(/(:\d+|#[\w.]+)$/, ""));
  return [
    ...links.map((to) => normalize(join(dirname(file), to))),
    ...quoted.filter((path) => FROM_ROOT.test(path) && !STANDS_FOR_MANY.test(path) && !WRITTEN.test(path)),
  ];
}

export function checkDocuments(root: string): Report {
  const files = globSync(["*.md", "{bench,docs,examples,test}/**/*.md"], { cwd: root }).sort();
  let seen = 0;
  const problems: string[] = [];
  for (const file of files) {
    for (const [number, line] of proseOf(readFileSync(join(root, file), "utf8"))) {
      for (const path of pathsIn(line, file)) {
        seen++;
        if (existsSync(join(root, path)) || globSync(path, { cwd: root }).length > 0) continue;
        problems.push(`${file}:${number} names ${path}, which is not there`);
      }
    }
  }
  return { seen, of: "paths", problems };
}

export const documentsCheck: Check = { name: "documents", run: checkDocuments };

await runIfMain(import.meta.url, documentsCheck);
