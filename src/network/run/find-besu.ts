import type { System } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import { type FoundJava, findJava, javaFor } from "./find-java.ts";

/** What runs the nodes. */
export type FoundBesu =
  | {
      readonly kind: "program";
      readonly path: string;
      readonly version: string;
      readonly java: FoundJava;
    }
  | { readonly kind: "docker"; readonly path: string; readonly image: string; readonly version: string };

type Found = Pick<System, "env" | "processes">;

/**
 * Looks for Besu: in BESU_HOME, then on PATH, then an image for a Docker daemon that answers.
 *
 * @param wanted Version that the network is written for, which says the image and, until Besu has said its own, the Java.
 * @throws `BESU_MISSING`, `BESU_FAILED`, `JAVA_MISSING`, `JAVA_WRONG`.
 */
export async function findBesu(system: Found, wanted: string): Promise<FoundBesu> {
  const { env, processes } = system;
  const looked: string[] = [];
  if (env.BESU_HOME) {
    const path = `${env.BESU_HOME}/bin/besu`;
    return program(system, path, wanted);
  }
  looked.push("BESU_HOME is not set");
  const onPath = processes.find("besu");
  if (onPath !== undefined) return program(system, onPath, wanted);
  looked.push("no besu on PATH");
  const docker = processes.find("docker");
  if (docker !== undefined) {
    const answer = await processes.run(docker, ["version", "--format", "{{.Server.Version}}"]);
    if (answer?.status === 0)
      return { kind: "docker", path: docker, image: `hyperledger/besu:${wanted}`, version: wanted };
    looked.push("docker is there, and its daemon does not answer");
  } else {
    looked.push("no docker on PATH");
  }
  throw networkRunError("BESU_MISSING", `no Besu ${wanted} was found: ${looked.join("; ")}`, { wanted, looked });
}

async function program(system: Found, path: string, wanted: string): Promise<FoundBesu> {
  const java = await findJava(system, javaFor(wanted));
  const ended = await system.processes.run(path, ["--version"]);
  if (ended === undefined) {
    const looked = [`there is no program ${path}`];
    throw networkRunError("BESU_MISSING", `no Besu ${wanted} was found: ${looked[0]}`, { wanted, looked });
  }
  const version = /besu\/v?(\d+\.\d+\.\d+)/.exec(ended.output)?.[1];
  // Class files of a newer Java: it says so before it says its version.
  const tooNew = /UnsupportedClassVersionError|class file version/.test(ended.output);
  const needed = javaFor(version ?? wanted);
  if (tooNew || (version !== undefined && java.major < needed)) {
    throw networkRunError(
      "JAVA_WRONG",
      `Besu ${version ?? wanted} needs a JDK ${needed}, and ${java.path} is Java ${java.major}`,
      { needed, java: java.path, found: java.major, besu: path },
    );
  }
  if (version !== undefined) return { kind: "program", path, version, java };
  const output = ended.output.trim().slice(-2_000);
  throw networkRunError("BESU_FAILED", `${path} --version says no version: ${output}`, { path, output });
}

/** In a sentence: what runs the nodes, and on which Java. */
export function describeBesu(besu: FoundBesu): string {
  if (besu.kind === "docker") return `Docker with ${besu.image}`;
  return `Besu ${besu.version} (${besu.path}) on Java ${besu.java.major} (${besu.java.path})`;
}
