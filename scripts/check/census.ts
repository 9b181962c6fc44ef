/** Fails when a domain or one of its contracts is named outside the domain's own folders, in code that somebody keeps by hand. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { isGenerated } from "./caps.ts";
import { CENSUS_EXCEPTIONS, HOMES, ORDINARY_WORDS, USERS } from "./census-rules.ts";
import { domainFolders, withNeeds } from "./domains.ts";
import { type Exceptions, type Finding, unexcused } from "./exceptions.ts";
import { filesMatching } from "./files.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";
import { eachNode, lineOf, parse, withoutComments } from "./source.ts";

/** Contract -> its domain, for every contract of contracts/ that can be deployed. */
function contractsOf(root: string, folders: ReadonlyMap<string, string>): Map<string, string> {
  const contracts = new Map<string, string>();
  for (const [domain, folder] of folders) {
    for (const file of filesMatching(root, `${folder}/**/*.sol`)) {
      const name = basename(file, ".sol");
      const source = withoutComments(readFileSync(join(root, file), "utf8"));
      if (new RegExp(`^\\s*contract\\s+${name}\\b`, "m").test(source)) contracts.set(name, domain);
    }
  }
  return contracts;
}

/** Domains that a file may name: those whose name is a part of its path, those of a folder that belongs to one, and their needs. */
function allowedIn(root: string, file: string, domains: readonly string[], homes: typeof HOMES): Set<string> {
  const parts = file.replace(/\.\w+$/, "").split("/");
  const home = Object.entries(homes).filter(([folder]) => file.startsWith(folder));
  const own = domains.filter((name) => parts.includes(name) || home.some(([, of]) => [of].flat().includes(name)));
  return new Set(own.flatMap((domain) => [...withNeeds(root, domain)]));
}

/** What a piece of code names: of an import its folders, of another text the whole where it is one word, of an identifier itself. */
function namesIn(node: ts.Node): string[] {
  if (ts.isIdentifier(node)) return [node.text.replace(/__factory$/, "")];
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) return [];
  const parts = node.text.split(/[/:]/);
  const named = parts.filter((part, i) => !ORDINARY_WORDS.includes(part.replace(/\.\w+$/, "")) || i < parts.length - 1);
  return named.map((part) => part.replace(/\.\w+$/, ""));
}

/** The first line on which a file names each domain that it may not. */
function namedIn(
  root: string,
  file: string,
  allowed: ReadonlySet<string>,
  contracts: ReadonlyMap<string, string>,
  domains: readonly string[],
) {
  const found = new Map<string, { line: number; name: string }>();
  const tree = parse(file, readFileSync(join(root, file), "utf8"));
  eachNode(tree, (node) => {
    for (const name of namesIn(node)) {
      // A domain's name is an ordinary word: as an identifier it may mean anything.
      const domain = contracts.get(name) ?? (ts.isIdentifier(node) ? undefined : domains.find((each) => each === name));
      if (domain === undefined || allowed.has(domain) || found.has(domain)) continue;
      found.set(domain, { line: lineOf(tree, node), name });
    }
  });
  return found;
}

export function checkCensus(root: string, exceptions: Exceptions = CENSUS_EXCEPTIONS, homes = HOMES): Report {
  const folders = domainFolders(root);
  const domains = [...folders.keys()];
  const contracts = contractsOf(root, folders);
  const files = filesMatching(root, "{src,scripts}/**/*.{ts,tsx,mjs}").filter(
    (file) => !USERS.some((folder) => file.startsWith(folder)) && !isGenerated(root, file),
  );
  const findings = files.flatMap((file): Finding[] => {
    const allowed = allowedIn(root, file, domains, homes);
    return [...namedIn(root, file, allowed, contracts, domains)].map(([domain, { line, name }]) => ({
      key: `${file} -> ${domain}`,
      problem: `${file}:${line}: names ${name}, of the domain ${domain}; that belongs into a folder of the domain`,
    }));
  });
  return {
    seen: files.length,
    of: "files",
    problems: unexcused(findings, exceptions, "scripts/check/census-rules.ts"),
  };
}

export const censusCheck: Check = { name: "census", run: (root) => checkCensus(root) };

await runIfMain(import.meta.url, censusCheck);
