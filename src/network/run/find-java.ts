import type { Processes, System } from "../system/system.ts";
import { networkRunError } from "./errors.ts";

/** The Java that Besu's start script takes: that of JAVA_HOME, else the one on PATH. */
export interface FoundJava {
  readonly path: string;
  readonly major: number;
}

/** Java that a version of Besu needs; the newest that any needs for one that is not known. */
export function javaFor(besu: string | undefined): number {
  const [year = 99, month = 0] = (besu ?? "").split(".").map(Number);
  if (besu === undefined || year > 26 || (year === 26 && month >= 6)) return 25;
  return year >= 25 || (year === 24 && month >= 6) ? 21 : 17;
}

/** @throws `JAVA_MISSING`. */
export async function findJava(
  { env, processes }: Pick<System, "env" | "processes">,
  needed: number,
): Promise<FoundJava> {
  const home = env.JAVA_HOME;
  const path = home ? `${home}/bin/java` : processes.find("java");
  const major = path === undefined ? undefined : await majorOf(processes, path);
  if (path !== undefined && major !== undefined) return { path, major };
  const where = home ? `JAVA_HOME (${home})` : "PATH";
  throw networkRunError("JAVA_MISSING", `there is no Java in ${where}; Besu needs a JDK ${needed}`, { needed, where });
}

/** `openjdk version "25.0.1" 2025-10-21`, or "1.8.0_292" of the old counting. */
async function majorOf(processes: Processes, path: string): Promise<number | undefined> {
  const ended = await processes.run(path, ["-version"]);
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(ended?.output ?? "") ?? [];
  if (ended?.status !== 0 || first === undefined) return undefined;
  return Number(first === "1" ? second : first);
}
