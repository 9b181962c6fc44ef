/** One lane of `npm run test:mutants`: mutants one after the other, in a folder of artifacts of its own. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openBuilder } from "./builder.ts";
import { type Mutant, mutate } from "./mutant.ts";
import { runTests } from "./tests.ts";

/** The mutants of one source. */
export interface OfFile {
  readonly file: string;
  readonly mutants: readonly Mutant[];
}

export interface Lane {
  /** How many of them no test noticed. @throws Error when tests fail over the unchanged source. */
  survivorsOf(ofFile: OfFile): Promise<number>;
  close(): Promise<void>;
}

export function openLane(root: string, folder: string): Lane {
  const builder = openBuilder(root, folder);

  /** Whether a test noticed; the line says which. */
  async function isKilled(mutant: Mutant): Promise<boolean> {
    await builder.build(mutant.file, mutate(readFileSync(join(root, mutant.file), "utf8"), mutant));
    const { failed, first } = await runTests(folder, mutant.tests);
    console.log(failed === 0 ? `SURVIVED  ${mutant.name}` : `killed    ${mutant.name}: ${failed} failed, ${first}`);
    return failed > 0;
  }

  /** Tests that fail over the unchanged file, built as the mutants are, would kill every mutant of it. */
  async function requirePassesUnchanged({ file, mutants }: OfFile): Promise<void> {
    await builder.build(file, readFileSync(join(root, file), "utf8"));
    const all = [...new Set(mutants.flatMap(({ tests }) => tests))].sort();
    const { passed, failed, first } = await runTests(folder, all);
    if (failed === 0 && passed > 0) return;
    throw new Error(`over ${file} without any change ${passed} tests pass and ${failed} fail: ${first}`);
  }

  return {
    async survivorsOf(ofFile) {
      await requirePassesUnchanged(ofFile);
      let survivors = 0;
      for (const mutant of ofFile.mutants) if (!(await isKilled(mutant))) survivors++;
      return survivors;
    },
    async close() {
      await builder.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
