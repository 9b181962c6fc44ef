import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { isTallyError } from "../../lib/errors.ts";
import { BESU_VERSION } from "../../network/init/plan-network.ts";
import { findBesu as findRunnable } from "../../network/run/find-besu.ts";
import { thisSystem } from "../../network/system/this-system.ts";

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

/** Why no Besu can be run here, in a sentence; undefined where one can. Docker is not asked: a test has no business with a daemon of others. */
export async function besuMissing(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (findBesu(env) === undefined) return "neither BESU_HOME nor the PATH has one";
  try {
    await findRunnable(thisSystem(env), BESU_VERSION);
    return undefined;
  } catch (error) {
    if (isTallyError(error, "JAVA_MISSING") || isTallyError(error, "JAVA_WRONG")) return error.message;
    throw error;
  }
}
