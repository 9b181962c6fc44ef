const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What a proposal is called: the first line of its description. */
export const firstLine = (description: string): string => linesOf(description)[0] ?? "";

/** What its description says further, line by line. */
export const furtherLines = (description: string): string[] => [...new Set(linesOf(description).slice(1))];
