/** What checks read from a source file. */
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** Comments may name what the code must not use. Lines keep their numbers. */
export const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, (text) => text.replace(/[^\n]/g, " ")).replace(/(^|\s)\/\/.*$/gm, "$1");

/** An import of a file of the repository. */
export interface Import {
  /** As it is written. */
  readonly path: string;
  /** From the root of the repository. */
  readonly target: string;
}

const SOLIDITY_IMPORT = /\bimport\b[^;"']*["']([^"']+)["']/g;

/** What a TypeScript or Solidity file imports by a relative path, dynamic imports too, but not what a comment or a text says. */
export function importsOf(root: string, file: string): Import[] {
  const source = readFileSync(join(root, file), "utf8");
  const paths = file.endsWith(".sol")
    ? [...withoutComments(source).matchAll(SOLIDITY_IMPORT)].map(([, path = ""]) => path)
    : ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
  return [...new Set(paths)]
    .filter((path) => path.startsWith("."))
    .map((path) => ({ path, target: normalize(join(dirname(file), path)) }));
}

/** The syntax tree of a TypeScript file, with parents. */
export const parse = (file: string, source: string) => ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);

/** Calls `visit` with every node of a tree. */
export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => eachNode(child, visit));
}

/** Number of the line that a node begins on, from 1. */
export const lineOf = (file: ts.SourceFile, node: ts.Node) =>
  file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
