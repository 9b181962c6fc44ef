import type { Value } from "./value.ts";

export const COMPARISONS = ["eq", "ne", "gt", "ge", "lt", "le"] as const;
export const ARITHMETIC = ["add", "sub", "mul", "div", "mod"] as const;

export type Comparison = (typeof COMPARISONS)[number];
export type Arithmetic = (typeof ARITHMETIC)[number];

/** What stands in $filter and in $orderby. */
export type Expression =
  | { readonly kind: "literal"; readonly value: Value }
  /** Navigations, and last of all a property, or names within one. */
  | { readonly kind: "path"; readonly segments: readonly string[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

export type Operator = Comparison | Arithmetic | "and" | "or";
