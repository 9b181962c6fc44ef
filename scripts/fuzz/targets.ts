import { readdirSync } from "node:fs";
import type { FuzzTarget } from "./target.ts";

const isTarget = (value: unknown): value is FuzzTarget =>
  typeof value === "object" && value !== null && "name" in value && "run" in value;

/** Every target of this folder. */
export async function fuzzTargets(): Promise<FuzzTarget[]> {
  const folder = new URL("./", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const modules: object[] = await Promise.all(files.sort().map((file) => import(new URL(file, folder).href)));
  return modules.flatMap((module) => Object.values(module).filter(isTarget));
}
