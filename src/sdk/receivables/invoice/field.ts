import { receivablesError } from "../errors.ts";

const LONGEST_SHOWN = 120;

/** A value from a stranger's file as an error may carry it. */
export const short = (text: string): string =>
  text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}... (${text.length} characters)`;

export function fieldInvalid(field: string, value: string, expected: string) {
  const shown = short(value);
  const message = `${field} should be ${expected}, is ${JSON.stringify(shown)}`;
  return receivablesError("INVOICE_FIELD_INVALID", message, { field, value: shown, expected });
}

/** Characters of the longest value that any field may have. */
const LONGEST = 1_000;

/** An element of an invoice that is read. */
export class Field {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Field[] = [];
  /** As written. */
  text = "";

  constructor(path: string, attributes: Readonly<Record<string, string>>) {
    this.path = path;
    this.attributes = attributes;
  }

  /** Its text in compatibility form (NFKC), with single spaces. @throws `INVOICE_FIELD_INVALID` where it is empty or too long. */
  value(): string {
    const value = this.text.length > LONGEST ? this.text : oneSpaced(this.text);
    if (value.length > LONGEST) throw fieldInvalid(this.path, value, `at most ${LONGEST} characters`);
    if (value === "") throw fieldInvalid(this.path, value, "filled in");
    return value;
  }

  /** An attribute, likewise; empty where it is not there. */
  attribute(name: string): string {
    const value = this.attributes[name] ?? "";
    if (value.length > LONGEST) throw fieldInvalid(`${this.path}/@${name}`, value, `at most ${LONGEST} characters`);
    return oneSpaced(value);
  }

  /** Every element of this name right below it. */
  all(name: string): Field[] {
    return this.children.filter(({ path }) => path === `${this.path}/${name}`);
  }

  /** The element of this name right below it, if there is one. @throws `INVOICE_FIELD_REPEATED`. */
  optional(name: string): Field | undefined {
    const [first, second] = this.all(name);
    if (first === undefined || second === undefined) return first;
    const shown = short(oneSpaced(second.text.slice(0, LONGEST)));
    const values = { field: first.path, value: shown, count: this.all(name).length };
    throw receivablesError("INVOICE_FIELD_REPEATED", `${first.path} is there ${values.count} times`, values);
  }

  /** The one element of this name right below it. @throws `INVOICE_FIELD_MISSING`, `INVOICE_FIELD_REPEATED`. */
  one(name: string): Field {
    const found = this.optional(name);
    if (found !== undefined) return found;
    const field = `${this.path}/${name}`;
    throw receivablesError("INVOICE_FIELD_MISSING", `${field} is missing`, { field, value: null });
  }
}

const oneSpaced = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ").trim();
