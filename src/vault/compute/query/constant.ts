import type { Parameter } from "../policy/policy.ts";
import { cellText } from "../values/cell.ts";
import { refuse } from "./rules.ts";
import { type Node, nodeOf, take } from "./tree.ts";

/** What a statement compares a column to. A number is its decimal text. */
export interface Constant {
  readonly isNumber: boolean;
  readonly value: Parameter;
}

/** Types of a cast from a quoted text that are taken: `DATE '2024-01-31'`. The column's type decides what the text has to be. */
const QUOTED = ["DATE", "TIMESTAMP", "BOOLEAN"];

/** @throws `QUERY_REFUSED`. */
export function readConstant(node: Node): Constant {
  if (node.class === "CAST") {
    take(node, ["class", "type", "child", "cast_type"], { alias: ["", "FORM"], try_cast: [false, "CONSTANT"] });
    const type = String(nodeOf(node.cast_type, "cast_type").id);
    const { isNumber, value } = readConstant(nodeOf(node.child, "child"));
    if (!QUOTED.includes(type) || isNumber || typeof value !== "string") return refuse("CONSTANT", `CAST ${type}`);
    // The parser writes TRUE as a text cast to a truth value.
    return { isNumber, value: type === "BOOLEAN" ? (TRUTHS[value] ?? refuse("CONSTANT", value)) : value };
  }
  if (node.class !== "CONSTANT") return refuse("CONSTANT", String(node.type));
  take(node, ["class", "type", "value"], { alias: ["", "FORM"] });
  const value = nodeOf(node.value, "value");
  take(value, ["type", "value"], { is_null: [false, "CONSTANT"] });
  return readLiteral(nodeOf(value.type, "type"), value.value);
}

const TRUTHS: Readonly<Record<string, boolean>> = { t: true, f: false, true: true, false: false };

function readLiteral(type: Node, value: unknown): Constant {
  switch (type.id) {
    case "VARCHAR":
      if (typeof value === "string") return { isNumber: false, value };
      break;
    case "BOOLEAN":
      if (typeof value === "boolean") return { isNumber: false, value };
      break;
    case "INTEGER":
    case "BIGINT":
      if (isWhole(value)) return { isNumber: true, value: String(value) };
      break;
    case "DECIMAL": {
      const { scale, width } = nodeOf(type.type_info, "type_info");
      if (isWhole(value) && Number.isSafeInteger(scale) && Number.isSafeInteger(width) && (width as number) <= 18) {
        const decimal = { name: "decimal", precision: width as number, scale: scale as number } as const;
        return { isNumber: true, value: cellText(decimal, BigInt(value)) };
      }
    }
  }
  return refuse("CONSTANT", `${type.id} ${typeof value === "object" ? "" : value}`.trim());
}

const isWhole = (value: unknown): value is number | string =>
  Number.isSafeInteger(value) || (typeof value === "string" && /^-?\d{1,19}$/.test(value));
