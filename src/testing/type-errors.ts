/** What the compiler says of a file, for tests of types: whoever runs a test strips types and never looks at them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const MARK = "@ts-expect-error";
const TSCONFIG = join(import.meta.dirname, "../../tsconfig.json");

/**
 * Lines below a mark that a line must not compile, and lines that do not compile once the marks are gone. Numbers begin at 1; a
 * statement stands on one line.
 */
export function typeErrors(file: string): { readonly marked: number[]; readonly refused: number[] } {
  const text = readFileSync(file, "utf8");
  const marked = text.split("\n").flatMap((line, i) => (line.trim().startsWith(`// ${MARK}`) ? [i + 2] : []));
  const { config } = ts.readConfigFile(TSCONFIG, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, join(TSCONFIG, ".."));
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile;
  host.getSourceFile = (name, how, ...others) =>
    name === file ? ts.createSourceFile(name, text.replaceAll(MARK, "marked"), how) : readFile(name, how, ...others);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const found = program.getSemanticDiagnostics(source).map(({ start = 0 }) => {
    return source === undefined ? 0 : source.getLineAndCharacterOfPosition(start).line + 1;
  });
  return { marked, refused: [...new Set(found)].sort((a, b) => a - b) };
}
