import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ChildEnd, startProgram } from "../child.ts";

/** A JavaScript program with its arguments, and how it is started. */
export interface Observed {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** URLs of what a program loaded until it ended, of node's own modules too. */
export async function loadedModules(observed: Observed): Promise<ChildEnd & { readonly modules: readonly string[] }> {
  const { end, text } = await observe(observed, "modules.ts", "OBSERVED_MODULES");
  return { ...end, modules: JSON.parse(text) };
}

/** User CPU time of a program in milliseconds. */
export async function userTime(observed: Observed): Promise<ChildEnd & { readonly milliseconds: number }> {
  const { end, text } = await observe(observed, "cpu-time.ts", "OBSERVED_CPU");
  return { ...end, milliseconds: Number(text) / 1_000 };
}

/** The npm package that a module is of; undefined for node's own and for those of no package. */
export function packageOf(url: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
}

async function observe({ program, args, cwd, env = process.env }: Observed, observer: string, variable: string) {
  const folder = mkdtempSync(join(tmpdir(), "tallystick-"));
  const file = join(folder, "observed");
  try {
    const hook = pathToFileURL(join(import.meta.dirname, observer)).href;
    const options = { ...(cwd !== undefined && { cwd }), env: { ...env, [variable]: file } };
    const end = await startProgram(process.execPath, ["--import", hook, program, ...args], options).ended;
    return { end, text: readFileSync(file, "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
