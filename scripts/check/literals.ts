/** An object literal is written plainly: a spread only spreads what has a name, never another literal. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { filesMatching } from "./files.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";
import { eachNode, lineOf, parse } from "./source.ts";

/** An expression without parentheses and type annotations around it. */
function bare(node: ts.Expression): ts.Expression {
  const wrapped = ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
  return wrapped ? bare(node.expression) : node;
}

/** Lines of `source` on which an object literal is spread into an object literal. */
function spreadLiterals(file: string, source: string): number[] {
  const lines: number[] = [];
  const tree = parse(file, source);
  eachNode(tree, (node) => {
    if (!ts.isSpreadAssignment(node)) return;
    if (ts.isObjectLiteralExpression(bare(node.expression))) lines.push(lineOf(tree, node));
  });
  return lines;
}

export function checkLiterals(root: string): Report {
  const files = filesMatching(root, "{src,scripts,test,bench,examples}/**/*.{ts,tsx,mjs}");
  const problems = files.flatMap((file) =>
    spreadLiterals(file, readFileSync(join(root, file), "utf8")).map(
      (line) => `${file}:${line}: spreads an object literal into an object literal; write its properties there`,
    ),
  );
  return { seen: files.length, of: "files", problems };
}

export const literalsCheck: Check = { name: "literals", run: checkLiterals };

await runIfMain(import.meta.url, literalsCheck);
