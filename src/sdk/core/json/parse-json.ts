import { sdkError } from "../errors.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";

/**
 * Parses JSON, and refuses what JSON.parse lets pass: a member named twice (one reader sees the first value, another the
 * last), a number beyond the range of a double, a lone surrogate.
 *
 * @throws `JSON_INVALID`.
 *
 * @example
 * import { parseJson } from "tallystick";
 *
 * const value = parseJson('{"weight": 12.5}');
 */
export function parseJson(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw sdkError("JSON_INVALID", "the text is not JSON", { path: "", reason: (cause as Error).message }, cause);
  }
  requireNamesOnce(text);
  canonicalJson(value);
  return value;
}

/** A string, or a character that opens, closes or names. What stands between does not matter here. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** `text` is known to be JSON, so a string before a colon is a name of the innermost object. */
function requireNamesOnce(text: string): void {
  const open: Set<string>[] = [];
  let last = "";
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const name = JSON.parse(last) as string;
      const names = open.at(-1) as Set<string>;
      if (names.has(name)) {
        throw sdkError("JSON_INVALID", `the member ${last} is there twice`, {
          path: name,
          reason: "a member named twice",
        });
      }
      names.add(name);
    }
    last = token;
  }
}
