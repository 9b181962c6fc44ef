import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import ts from "typescript";
import { PROOF_KINDS } from "../../../src/console/proof-kinds.ts";
import type { Texts } from "../../../src/console/text/texts.ts";

/** What a text takes, by name. */
const valuesIn = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort();

const isTexts = (value: unknown): value is Texts =>
  typeof value === "object" && value !== null && "part" in value && "en" in value && "zh" in value;

async function allTexts(): Promise<Texts[]> {
  const files = globSync("src/console/**/{*texts,common}.ts");
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(process.cwd(), file)).href)));
  return modules.flatMap((module) => Object.values(module).filter(isTexts));
}

/** Parts whose keys are what the chain has: codes of parameters, names of roles. */
const LOOKED_UP = ["parameters", "roles"];

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whether a text with this key is said somewhere: the key stands in the console's sources, or what a template there makes. */
function saidIn(files: readonly string[]): (key: string) => boolean {
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      if (/^[\w.]{3,}$/.test(parts.join(""))) patterns.push(new RegExp(`^${parts.map(escaped).join(".+")}$`));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  }
  return (key) => literals.has(key) || patterns.some((pattern) => pattern.test(key));
}

describe("the console's texts", () => {
  it("are complete in both languages, and take the same values in both", async () => {
    const all = await allTexts();
    expect(all.length).to.be.greaterThan(4);
    expect(new Set(all.map(({ part }) => part)).size, "each part has a name of its own").to.equal(all.length);
    for (const { part, en, zh } of all) {
      expect(Object.keys(zh).sort(), part).to.deep.equal(Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) {
        expect(text.trim(), `${part} ${key}`).to.not.equal("");
        expect(zh[key]?.trim(), `${part} ${key}`).to.not.equal("");
        expect(valuesIn(zh[key] ?? ""), `${part} ${key}`).to.deep.equal(valuesIn(text));
      }
    }
  });

  it("are said somewhere, each of them", async () => {
    const texts = new Set(globSync("src/console/**/{*texts,common}.ts"));
    const sources = globSync("src/console/**/*.{ts,tsx}").filter((file) => !texts.has(file));
    expect(sources.length).to.be.greaterThan(100);
    const isSaid = saidIn(sources);
    const unsaid = (await allTexts())
      .filter(({ part }) => !LOOKED_UP.includes(part))
      .flatMap(({ part, en }) => Object.keys(en).flatMap((key) => (isSaid(key) ? [] : [`${part}: ${key}`])));
    expect(unsaid).to.deep.equal([]);
    expect(isSaid("a key that nothing says")).to.equal(false);
  });

  it("say of each check of each proof what it is, and of each that is done here what it means that it fails", () => {
    const done: Readonly<Record<string, readonly string[]>> = {
      receipt: ["file", "metadata", "statement", "uid", "path", "event", "receipt", "header"],
      reading: ["raw", "reading", "leaf", "path", "batch", "signatures"],
    };
    for (const { texts, online } of PROOF_KINDS) {
      const checks = done[texts.part] ?? [];
      expect(Object.keys(texts.en)).to.include.members([...checks, ...online].map((name) => `check.${name}`));
      expect(Object.keys(texts.en)).to.include.members(checks.map((name) => `fails.${name}`));
    }
  });
});
