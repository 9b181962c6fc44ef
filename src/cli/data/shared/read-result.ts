import { checkBytes32 } from "../../../sdk/core/check.ts";
import type { Answer } from "../../../sdk/data/model/job/answer.ts";
import { parseFrom, readJson } from "../../shared/files.ts";

/** What a vault computed: hashes of result and log. @throws as `readJson`; `ARGUMENT_INVALID`. */
export function readResult(path: string): Omit<Answer, "salt"> {
  return parseFrom(path, () => {
    const { resultHash, logHash } = (readJson(path) ?? {}) as Partial<Answer>;
    return {
      resultHash: checkBytes32("resultHash", String(resultHash)),
      logHash: checkBytes32("logHash", String(logHash)),
    };
  });
}
