import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a guide has an administrator do, on a machine that is a folder: users, owners and services are noted, files are there. */
export interface RootShell {
  /** Runs the lines of a block, in a folder. @returns Commands that were noted and not run. */
  run(block: string, folder: string): readonly string[];
  /** Where a path of the machine is. */
  at(path: string): string;
}

/** Programs that would change this machine, or are not on it. */
const NOTED = ["useradd", "chown", "systemctl"];

export function openRootShell(machine: string): RootShell {
  const log = join(machine, "noted");
  const at = (path: string) => join(machine, path);
  for (const path of ["/etc/systemd/system", "/etc/logrotate.d", "/srv"]) mkdirSync(at(path), { recursive: true });
  const begin = [
    "set -eu",
    "umask 022",
    ...NOTED.map((name) => `${name}() { echo "${name} $*" >> ${log}; }`),
    // It asks for a password.
    'mosquitto_passwd() { : > "$2"; }',
  ];
  return {
    at,
    run(block, folder) {
      const lines = block.replace(/(^|[\s>])(?=\/(?:etc|srv)\b)/gm, `$1${machine}`).replace(/ -[og] [a-z]+/g, "");
      execFileSync("sh", ["-c", [...begin, `: > ${log}`, lines].join("\n")], { cwd: folder });
      return readFileSync(log, "utf8").replaceAll(machine, "").trim().split("\n");
    },
  };
}
