import { checkVersion, type Version } from "../../../sdk/data/model/catalogue/version.ts";
import { parseFrom, readJson } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";

/** Keeps what source and validators of a prepared version sign. @throws `FILE_UNWRITABLE`. */
export function writeVersion(path: string, version: Version): void {
  writeOutput(path, `${JSON.stringify(version, undefined, 2)}\n`);
}

/** @throws as `readJson`; `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function readVersion(path: string): Version {
  return parseFrom(path, () => {
    const version = (readJson(path) ?? {}) as Version;
    checkVersion(version);
    return version;
  });
}
