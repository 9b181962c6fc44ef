import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { DigestFile } from "../run/inputs.ts";

export const digestFile: DigestFile = async (path, abort) => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash, abort === undefined ? {} : { signal: abort });
  return hash.digest("hex");
};
