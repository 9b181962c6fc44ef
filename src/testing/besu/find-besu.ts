import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The program of a Besu: of BESU_HOME, else of the PATH. Undefined where there is none. */
export function findBesu(env: NodeJS.ProcessEnv): string | undefined {
  const folders = env.BESU_HOME === undefined ? (env.PATH ?? "").split(delimiter) : [join(env.BESU_HOME, "bin")];
  return folders.map((folder) => join(folder, "besu")).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
