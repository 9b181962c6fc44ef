import { isTallyError } from "../../lib/errors.ts";

/** What a contract threw, in words, whichever domain's contract it was. What is needed for it is loaded for that alone. */
export async function inKnownWords(thrown: unknown): Promise<unknown> {
  const error = await decoded(thrown);
  if (!isTallyError(error) || !error.message.startsWith(`${error.code}: `)) return error;
  const [{ inWords }, { SDK_ERROR_WORDS }] = await Promise.all([
    import("../../sdk/core/error-words.ts"),
    import("../../sdk/error-words.ts"),
  ]);
  return inWords(error, SDK_ERROR_WORDS);
}

/** A call of one domain can lead into a contract of any other: what the Council executes, for one. */
async function decoded(error: unknown): Promise<unknown> {
  if (!isTallyError(error, "UNKNOWN_REVERT")) return error;
  const { data } = error.values;
  if (typeof data !== "string" || data === "0x") return error;
  const [{ decodeRevert }, { revertAbis }] = await Promise.all([
    import("../../sdk/core/revert.ts"),
    import("../../deploy/revert-abis.ts"),
  ]);
  const named = decodeRevert(data, revertAbis()(), error);
  return named.code === error.code ? error : named;
}
