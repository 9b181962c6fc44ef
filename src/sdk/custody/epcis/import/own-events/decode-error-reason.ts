import type { ErrorReason } from "../../../model/error-reason.ts";

/** The reason of an error declaration; undefined for any word of CBV's but the two that we export. */
export function decodeErrorReason(word: string | undefined): ErrorReason | undefined {
  if (word === "did_not_occur") return "DidNotOccur";
  return word === "incorrect_data" ? "IncorrectData" : undefined;
}
