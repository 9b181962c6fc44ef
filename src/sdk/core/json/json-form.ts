import { isAddress, isHexString } from "ethers";

/** Says what is wrong with a field: throws. */
export type Refuse = (field: string, value: unknown, expected: string) => never;
/** Looks at a value, and refuses it or not. */
export type Form = (value: unknown, field: string, refuse: Refuse) => void;

/** A value of which a question is answered by yes. */
export const is =
  (ok: (value: unknown) => boolean, expected: string): Form =>
  (value, field, refuse) => {
    if (!ok(value)) refuse(field, value, expected);
  };

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

export const any: Form = () => {};
export const text = is((value) => typeof value === "string", "a text");
export const truth = is((value) => typeof value === "boolean", "true or false");
export const hex = is((value) => isHexString(value, true), "bytes in hex");
export const bytes32 = is((value) => isHexString(value, 32), "32 bytes in hex");
export const address = is((value) => isAddress(value) && String(value).startsWith("0x"), "an address");
export const integer = is(isWhole, "a whole number");
export const whole = is((value) => isWhole(value) && value >= 0, "a whole number");
export const uint = (bits: number) => is((value) => isWhole(value) && value >= 0 && value < 2 ** bits, `${bits} bits`);

/** An object with exactly these members; those of `optional` may be left out, and those that `others` lets pass may be there. */
export function object(
  members: Readonly<Record<string, Form>>,
  optional: Readonly<Record<string, Form>> = {},
  others: (name: string) => boolean = () => false,
): Form {
  // Those that must be there come first, and hold where a name is in both.
  const known = { ...members, ...optional, ...members };
  return (value, field, refuse) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(field, value, "an object");
    const at = (name: string) => (field === "" ? name : `${field}.${name}`);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(known, name) && !others(name)) refuse(at(name), value[name as never], "absent");
    }
    for (const [name, form] of Object.entries(known)) {
      const there = Object.hasOwn(value, name);
      if (there) form(value[name as never], at(name), refuse);
      else if (Object.hasOwn(members, name)) refuse(at(name), undefined, "there");
    }
  };
}

export function list(form: Form): Form {
  return (value, field, refuse) => {
    if (!Array.isArray(value)) return refuse(field, value, "a list");
    for (const [i, each] of value.entries()) form(each, `${field}[${i}]`, refuse);
  };
}
