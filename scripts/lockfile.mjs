/** Which packages package-lock.json wants on this machine, and which are there. Part of bootstrap.mjs: plain JavaScript. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const libc = () => {
  if (process.platform !== "linux") return undefined;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc";
};

/** npm's rule for `os`, `cpu` and `libc`: one of those named, and none that is named with a "!". */
const admits = (list, value) => {
  if (list === undefined || value === undefined) return true;
  const names = [list].flat();
  if (names.includes(`!${value}`)) return false;
  const positive = names.filter((name) => !name.startsWith("!"));
  return positive.length === 0 || positive.includes(value);
};

/** Every package of the lockfile that belongs on this machine: an optional one for another system does not. */
export function applicablePackages(lockfile) {
  const { packages } = JSON.parse(readFileSync(lockfile, "utf8"));
  const here = libc();
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .filter(([, entry]) => entry.optional !== true || admits(entry.os, process.platform))
    .filter(([, entry]) => entry.optional !== true || admits(entry.cpu, process.arch))
    .filter(([, entry]) => entry.optional !== true || admits(entry.libc, here))
    .map(([path, { version }]) => ({ path, version }));
}

/** Path -> version, as npm noted it after its last installation; empty when there was none. */
export function installedVersions(root) {
  try {
    const { packages } = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8"));
    return new Map(Object.entries(packages).map(([path, { version }]) => [path, version]));
  } catch {
    return new Map();
  }
}
