import { evidenceError } from "../../errors.ts";

export interface SchemaField {
  /** ABI type. */
  readonly type: string;
  readonly name: string;
}

/** A schema definition read; the same as contracts/libraries/SchemaDefinition.sol makes of it. */
export interface ParsedDefinition {
  readonly fields: readonly SchemaField[];
  /** Words of the shortest encoding. */
  readonly minWords: number;
  /** Whether an encoding can be longer. */
  readonly dynamic: boolean;
}

const MAX_WORDS = 0xffff;

/**
 * Reads a definition such as "uint64 weight,string unit": elementary ABI types and arrays of them, each with a name, one comma
 * between fields, one space between type and name.
 *
 * @throws `SCHEMA_MALFORMED` with the position of the fault, counted in bytes from 0.
 *
 * @example
 * import { parseDefinition } from "tallystick/evidence";
 *
 * const { fields, minWords, dynamic } = parseDefinition("uint64 weight,string unit");
 */
export function parseDefinition(definition: string): ParsedDefinition {
  return new DefinitionReader(definition).read();
}

/** Moves over the bytes as the contract does, fault for fault. */
class DefinitionReader {
  readonly #definition: string;
  /** One character for each byte: the contract counts bytes, and nothing beyond ASCII is allowed. */
  readonly #text: string;
  #pos = 0;

  constructor(definition: string) {
    this.#definition = definition;
    this.#text = new TextDecoder("latin1").decode(new TextEncoder().encode(definition));
  }

  read(): ParsedDefinition {
    const fields: SchemaField[] = [];
    let words = 0;
    let dynamic = false;
    for (;;) {
      const start = this.#pos;
      const shape = this.#type();
      const type = this.#text.slice(start, this.#pos);
      words += shape.words;
      dynamic ||= shape.dynamic;
      fields.push({ type, name: this.#name() });
      if (this.#pos === this.#text.length) break;
      if (this.#text[this.#pos] !== ",") this.#fail(this.#pos);
      this.#pos++;
    }
    if (words > MAX_WORDS) this.#fail(this.#pos);
    return { fields, minWords: words, dynamic };
  }

  #type(): { words: number; dynamic: boolean } {
    let dynamic = this.#elementary();
    let words = dynamic ? 2 : 1;
    while (this.#text[this.#pos] === "[") {
      const digits = ++this.#pos;
      const length = this.#number();
      if (this.#text[this.#pos] !== "]") this.#fail(this.#pos);
      if (this.#pos === digits) {
        words = 2;
        dynamic = true;
      } else {
        if (length === 0) this.#fail(digits);
        words = words * length + (dynamic ? 1 : 0);
      }
      if (words > MAX_WORDS) this.#fail(digits);
      this.#pos++;
    }
    return { words, dynamic };
  }

  /** Returns whether the type is dynamic. */
  #elementary(): boolean {
    const start = this.#pos;
    while (/^[a-z]$/.test(this.#text[this.#pos] ?? "")) this.#pos++;
    const word = this.#text.slice(start, this.#pos);
    if (word === "address" || word === "bool") return false;
    if (word === "string") return true;
    const digits = this.#pos;
    const size = this.#number();
    if (word === "bytes") {
      if (this.#pos === digits) return true;
      if (size === 0 || size > 32) this.#fail(digits);
    } else if (word === "uint" || word === "int") {
      if (size === 0 || size > 256 || size % 8 !== 0) this.#fail(digits);
    } else {
      this.#fail(start);
    }
    return false;
  }

  /** At most five digits without leading zero; nothing read is zero. */
  #number(): number {
    const start = this.#pos;
    let value = 0;
    while (/^[0-9]$/.test(this.#text[this.#pos] ?? "")) {
      if (this.#pos - start === 5 || (this.#pos > start && value === 0)) this.#fail(this.#pos);
      value = value * 10 + Number(this.#text[this.#pos]);
      this.#pos++;
    }
    return value;
  }

  #name(): string {
    if (this.#text[this.#pos] !== " ") this.#fail(this.#pos);
    const name = /^[a-zA-Z_][a-zA-Z0-9_]*/.exec(this.#text.slice(this.#pos + 1))?.[0] ?? "";
    this.#pos += 1 + name.length;
    if (name === "") this.#fail(this.#pos);
    return name;
  }

  #fail(position: number): never {
    const definition = this.#definition;
    throw evidenceError("SCHEMA_MALFORMED", `schema ${JSON.stringify(definition)} is malformed at ${position}`, {
      definition,
      position,
    });
  }
}
