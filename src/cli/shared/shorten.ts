/** Text with each hash and address in it cut to its beginning: `0x0a74…`. */
export function shorten(text: string): string {
  return text.replace(/\b(0x[0-9a-fA-F]{4})[0-9a-fA-F]{36,}\b/g, "$1…");
}
