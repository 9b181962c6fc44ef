import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { filesMatching } from "./files.ts";
import { LAYERS } from "./import-rules.ts";
import { eachNode, lineOf, parse } from "./source.ts";

/** The class of errors, and the helpers that make them of a catalogue. */
const MAKERS = /^(TallyError|fault|\w+Error)$/;

/** A code of a catalogue; errors of contracts are named like types. */
const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

const programOf = (file: string) => file.split("/").slice(0, 2).join("/");

/** Whether a file may throw what a catalogue has: one of its own program, or of one that its program may import. */
const reaches = (file: string, catalogue: string) => {
  const [program, other] = [programOf(file), programOf(catalogue)];
  return program === other || LAYERS[program]?.includes(other) === true;
};

/** Codes that programs throw and whose catalogue they cannot reach: nobody would be told what it means there. */
export function unreachableCodes(
  root: string,
  described: readonly { readonly code: string; readonly file: string }[],
): string[] {
  return filesMatching(root, ["src/**/*.ts"])
    .filter((file) => programOf(file) !== "src/testing")
    .flatMap((file) => {
      const source = parse(file, readFileSync(join(root, file), "utf8"));
      return codesThrownIn(source)
        .filter(({ code }) => !described.some((entry) => entry.code === code && reaches(file, entry.file)))
        .map(({ code, line }) => `${file}:${line}: throws ${code}, which no catalogue of ${programOf(file)} describes`);
    });
}

function codesThrownIn(source: ts.SourceFile): { code: string; line: number }[] {
  const found: { code: string; line: number }[] = [];
  eachNode(source, (node) => {
    if (!(ts.isCallExpression(node) || ts.isNewExpression(node))) return;
    const [first] = node.arguments ?? [];
    if (first === undefined || !ts.isIdentifier(node.expression) || !MAKERS.test(node.expression.text)) return;
    eachNode(first, (part) => {
      if (ts.isStringLiteral(part) && CODE.test(part.text)) found.push({ code: part.text, line: lineOf(source, part) });
    });
  });
  return found;
}
