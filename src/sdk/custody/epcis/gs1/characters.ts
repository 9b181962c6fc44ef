/** The 82 characters that GS1 allows in serials, lots and the like. */
const ALLOWED = /^[\w!"%&'()*+,./:;<=>?-]*$/;

/** Those of a component or part: upper case, and "#", "-" and "/". */
const PART = /^[A-Z\d#/-]*$/;

/** Of these, those that a Digital Link does not escape. */
const PLAIN = /[\w'.;=-]/;

/** Whether a serial, lot or extension is of 1 to `longest` of GS1's characters. */
export function isSerial(text: string, longest: number): boolean {
  return text.length >= 1 && text.length <= longest && ALLOWED.test(text);
}

/** Whether a reference to a component or part is of 1 to `longest` of the characters that GS1 allows there. */
export function isPart(text: string, longest: number): boolean {
  return text.length >= 1 && text.length <= longest && PART.test(text);
}

/** As a Digital Link writes it. */
export function escapeSerial(text: string): string {
  const escaped = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  return [...text].map((char) => (PLAIN.test(char) ? char : escaped(char))).join("");
}

/** What an escaped text says; undefined when its escapes are none. */
export function unescapeSerial(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
