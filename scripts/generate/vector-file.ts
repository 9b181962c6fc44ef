/** A file of test vectors: its path from the root, and its text. */
export function vectorFile(name: string, content: unknown): [string, string] {
  return [`test/vectors/${name}.json`, `${format(content)}\n`];
}

/** JSON as the formatter leaves it: a list of plain values stays on one line while it fits. */
function format(value: unknown, depth = 0, used = 0): string {
  const pad = "  ".repeat(depth + 1);
  const end = "  ".repeat(depth);
  if (Array.isArray(value)) {
    const flat = `[${value.map((v) => JSON.stringify(v)).join(", ")}]`;
    const plain = value.every((v) => typeof v !== "object");
    if (value.length === 0 || (plain && end.length + used + flat.length + 1 <= 120)) return flat;
    return `[\n${value.map((v) => pad + format(v, depth + 1)).join(",\n")}\n${end}]`;
  }
  if (typeof value === "object" && value !== null) {
    const lines = Object.entries(value).map(
      ([key, v]) => `${pad}${JSON.stringify(key)}: ${format(v, depth + 1, key.length + 4)}`,
    );
    return `{\n${lines.join(",\n")}\n${end}}`;
  }
  return JSON.stringify(value);
}
