/** A program from PyPI, in a folder of its own below .tally. */
import { spawnSync } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export const PYTHON = "python3";
const INSTALL_SECONDS = 300;

export interface PythonPackage {
  /** As its folder of metadata is called. */
  readonly name: string;
  /** On PyPI. @default the name */
  readonly package?: string;
  readonly version: string;
  /** Where it is put, with what it needs. */
  readonly folder: string;
  /** @default python3 */
  readonly python?: string;
}

/** What is missing here, in words; undefined once the package is installed in `folder`. */
export function installPython(wanted: PythonPackage): string | undefined {
  const { name, package: published = name, version, folder, python = PYTHON } = wanted;
  const { status, error } = spawnSync(python, ["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]);
  if (error !== undefined || status !== 0) return "Python 3.11 or newer is not here";
  if (existsSync(join(folder, `${name}-${version}.dist-info`))) return undefined;
  // Into another folder first: what was cut short is not taken for an installation.
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", fresh];
  const installed = spawnSync(python, [...pip, `${published}==${version}`], {
    encoding: "utf8",
    timeout: INSTALL_SECONDS * 1_000,
  });
  if (installed.status !== 0) {
    const reason = (installed.stderr ?? "").trim().split("\n").at(-1) ?? "";
    return `the package ${name} ${version} could not be installed${reason === "" ? "" : `: ${reason}`}`;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return undefined;
}
