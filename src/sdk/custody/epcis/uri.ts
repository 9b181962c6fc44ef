/** What may stand in a path; queries and fragments may have a "?" as well. */
const PATH = "(?:[\\w.~!$&'()*+,;=:@/-]|%[\\da-f]{2})*";
const REST = "(?:[\\w.~!$&'()*+,;=:@/?-]|%[\\da-f]{2})*";
const HOST = "(?:\\[[\\da-f:.]+\\]|(?:[\\w.~!$&'()*+,;=-]|%[\\da-f]{2})*)";
const AUTHORITY = `//(?:(?:[\\w.~!$&'()*+,;=:-]|%[\\da-f]{2})*@)?${HOST}(?::\\d*)?(?=[/?#]|$)`;

const URI = new RegExp(`^[a-z][a-z\\d+.-]*:(?=[^?#])(?:${AUTHORITY}|(?!//))${PATH}(?:\\?${REST})?(?:#${REST})?$`, "i");

/** Whether a value is a URI with a scheme (RFC 3986). A CURIE has the same form, and passes. */
export function isUri(value: unknown): boolean {
  return typeof value === "string" && URI.test(value);
}
