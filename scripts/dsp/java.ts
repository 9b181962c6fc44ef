/** Java, its compiler and Maven, where they are; and the compatibility kit with our launcher, built once into a folder. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const NEEDED = 17;
const MINUTE = 60_000;

/** Why a program cannot be used; undefined where it can. */
function missing(program: string, args: readonly string[]): string | undefined {
  const { error, status } = spawnSync(program, args, { encoding: "utf8", timeout: MINUTE });
  return error === undefined && status === 0 ? undefined : `${program} is not on the PATH`;
}

/** What the kit needs and this machine lacks; undefined where nothing is missing. */
export function missingForKit(): string | undefined {
  const { error, stdout, stderr } = spawnSync("java", ["-version"], { encoding: "utf8", timeout: MINUTE });
  const version = /version "(\d+)/.exec(`${stdout}${stderr}`)?.[1];
  if (error !== undefined || version === undefined) return "java is not on the PATH";
  if (Number(version) < NEEDED) return `java is version ${version}, and the kit needs ${NEEDED}`;
  return missing("javac", ["-version"]) ?? missing("mvn", ["--version"]);
}

export interface BuiltKit {
  readonly classpath: string;
}

/**
 * Fetches the kit by Maven and compiles the launcher, unless both were done before from the same sources.
 *
 * @returns a text where that fails, with what Maven or the compiler say
 */
export function buildKit(source: string, folder: string): BuiltKit | string {
  const [pom, launcher] = [join(source, "pom.xml"), join(source, "RunKit.java")];
  const [list, classes, stamp] = [join(folder, "classpath.txt"), join(folder, "classes"), join(folder, "stamp")];
  const hash = createHash("sha256").update(readFileSync(pom)).update(readFileSync(launcher)).digest("hex");
  const classpath = () => [...jarsIn(list), classes].join(delimiter);
  const built =
    existsSync(stamp) && readFileSync(stamp, "utf8") === hash && jarsIn(list).every((jar) => existsSync(jar));
  if (built) return { classpath: classpath() };

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(classes, "META-INF", "services"), { recursive: true });
  copyFileSync(pom, join(folder, "pom.xml"));
  const maven = ["-q", "-B", "-f", join(folder, "pom.xml"), "dependency:build-classpath", `-Dmdep.outputFile=${list}`];
  const fetched = run("mvn", maven);
  if (fetched !== undefined) return fetched;
  const compiled = run("javac", ["-cp", jarsIn(list).join(delimiter), "-d", classes, launcher]);
  if (compiled !== undefined) return compiled;
  writeFileSync(join(classes, "META-INF", "services", "org.junit.platform.launcher.TestExecutionListener"), "RunKit\n");
  writeFileSync(stamp, hash);
  return { classpath: classpath() };
}

const jarsIn = (list: string) => (existsSync(list) ? readFileSync(list, "utf8").trim().split(delimiter) : []);

function run(program: string, args: readonly string[]): string | undefined {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 10 * MINUTE });
  if (error !== undefined) return `${program}: ${error.message}`;
  return status === 0 ? undefined : `${program} ended with ${status}\n${stdout}${stderr}`;
}
