import { isObject, type JsonObject } from "../dsp/model/json.ts";
import { exchangeError } from "./errors.ts";

/** Reads values of a document, each failure with the field's name. */
export interface Reader {
  fail(field: string, value: unknown, expected: string): Error;
  object(value: unknown, field: string): JsonObject;
  list(value: unknown, field: string): readonly unknown[];
  text(value: unknown, field: string): string;
  bytes32(value: unknown, field: string): string;
  address(value: unknown, field: string): string;
  flag(value: unknown, field: string): boolean;
  /** A whole number from 0 on, as a number or in digits. */
  whole(value: unknown, field: string): number;
  wholeBig(value: unknown, field: string): bigint;
  oneOf<const T extends string>(value: unknown, names: readonly T[], field: string): T;
}

const shown = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value)).slice(0, 200);

export function reader(code: "ODRL_INVALID" | "DCAT_INVALID"): Reader {
  const fail = (field: string, value: unknown, expected: string) =>
    exchangeError(code, `${field}: expected ${expected}`, { field, value: shown(value), expected });
  const matching = (pattern: RegExp, expected: string) => (value: unknown, field: string) => {
    if (typeof value === "string" && pattern.test(value)) return value;
    throw fail(field, value, expected);
  };
  const digits = matching(/^(0|[1-9]\d*)$/, "a whole number");
  const wholeBig = (value: unknown, field: string) =>
    BigInt(digits(typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value, field));
  return {
    fail,
    object(value, field) {
      if (isObject(value)) return value;
      throw fail(field, value, "an object");
    },
    list(value, field) {
      if (Array.isArray(value)) return value;
      throw fail(field, value, "a list");
    },
    text: matching(/./s, "a text"),
    bytes32: matching(/^0x[0-9a-fA-F]{64}$/, "32 bytes in hex"),
    address: matching(/^0x[0-9a-fA-F]{40}$/, "an address"),
    flag(value, field) {
      if (typeof value === "boolean") return value;
      throw fail(field, value, "true or false");
    },
    whole(value, field) {
      const whole = Number(wholeBig(value, field));
      if (Number.isSafeInteger(whole)) return whole;
      throw fail(field, value, "a whole number below 2^53");
    },
    wholeBig,
    oneOf(value, names, field) {
      const name = names.find((each) => each === value);
      if (name !== undefined) return name;
      throw fail(field, value, names.join(" or "));
    },
  };
}
