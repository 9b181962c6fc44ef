import { isUtf8 } from "node:buffer";
import { publishingError } from "../content-errors.ts";

const [QUOTE, COMMA, NEWLINE, RETURN] = [0x22, 0x2c, 0x0a, 0x0d];

/** A record of a CSV file: where its fields are in `bytes`, until the next record is read. */
export interface CsvRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly count: number;
  /** The field's bytes, or undefined where nothing stands, not even quotes. */
  field(i: number): Uint8Array | undefined;
}

/**
 * The records of a CSV file as RFC 4180 has them, in UTF-8: commas, double quotes, lines that end with CRLF, LF or CR. A line without
 * anything is no record where records have several fields. A mark of UTF-8 at the beginning is left out.
 *
 * @param columns Fields of each record.
 * @param most Bytes of a record.
 * @throws `SOURCE_LINE_INVALID` with the line.
 */
export async function* readCsvRecords(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  columns: number,
  most: number,
): AsyncGenerator<(next: (record: CsvRecord) => void) => void> {
  const scan = new Scanner(path, columns);
  let rest: Uint8Array = new Uint8Array();
  let begun = false;
  for await (const piece of pieces) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (!begun) {
      if (bytes.length < 3) {
        rest = bytes;
        continue;
      }
      begun = true;
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    let end = 0;
    yield (next) => {
      end = scan.records(bytes, false, next);
    };
    rest = bytes.subarray(end);
    if (rest.length > most) throw scan.invalid("longer than a line may be, or a quote does not end");
  }
  const last = rest;
  yield (next) => {
    scan.records(last, true, next);
  };
}

class Scanner implements CsvRecord {
  line = 1;
  count = 0;
  readonly #path: string;
  readonly #columns: number;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** 0 without quotes, 1 with, 2 with quotes within. */
  readonly #quoted: Uint8Array;
  #bytes: Uint8Array = new Uint8Array();

  constructor(path: string, columns: number) {
    this.#path = path;
    this.#columns = columns;
    this.#from = new Int32Array(columns);
    this.#to = new Int32Array(columns);
    this.#quoted = new Uint8Array(columns);
  }

  field(i: number): Uint8Array | undefined {
    const [from, to, quoted] = [this.#from[i] as number, this.#to[i] as number, this.#quoted[i]];
    if (quoted === 0 && from === to) return undefined;
    const field = this.#bytes.subarray(from, to);
    return quoted === 2 ? withSingleQuotes(field) : field;
  }

  /** Gives every record that ends within the bytes, and where the last ended. */
  records(bytes: Uint8Array, isEnd: boolean, next: (record: CsvRecord) => void): number {
    this.#bytes = bytes;
    let done = 0;
    while (done < bytes.length) {
      const end = this.#scan(bytes, done, isEnd);
      if (end < 0) return done;
      if (this.count > 1 || this.#columns === 1 || this.#quoted[0] !== 0 || this.#from[0] !== this.#to[0]) {
        if (this.count !== this.#columns) {
          throw this.invalid(`${this.count} fields where the header has ${this.#columns}`);
        }
        next(this);
      }
      this.line += this.#lines;
      done = end;
    }
    return done;
  }

  /** Line ends that the record just scanned has, its own among them. */
  #lines = 0;

  /** Finds the fields of the record that begins at a place; gives where the next begins, or -1 when it goes on after the bytes. */
  #scan(bytes: Uint8Array, begin: number, isEnd: boolean): number {
    const { length } = bytes;
    const columns = this.#columns;
    let [at, count, lines, seen] = [begin, 0, 0, 0];
    for (;;) {
      let from = at;
      let to: number;
      let quoted = 0;
      if (bytes[at] === QUOTE) {
        from = ++at;
        quoted = 1;
        for (; ; at++) {
          if (at >= length) return this.#goesOn(isEnd);
          const byte = bytes[at] as number;
          seen |= byte;
          if (byte === QUOTE) {
            if (at + 1 >= length && !isEnd) return -1;
            if (bytes[at + 1] !== QUOTE) break;
            quoted = 2;
            at++;
          } else if (byte === NEWLINE || (byte === RETURN && bytes[at + 1] !== NEWLINE)) lines++;
        }
        to = at++;
        const after = at < length ? (bytes[at] as number) : NEWLINE;
        if (after !== COMMA && after !== NEWLINE && after !== RETURN) {
          throw this.invalid("a quote does not end, or goes on after its end");
        }
      } else {
        let byte = 0;
        for (; at < length; at++) {
          byte = bytes[at] as number;
          if (byte === COMMA || byte === NEWLINE || byte === RETURN) break;
          seen |= byte;
        }
        to = at;
      }
      if (at >= length && !isEnd) return -1;
      if (count < columns) {
        this.#from[count] = from;
        this.#to[count] = to;
        this.#quoted[count] = quoted;
      }
      count++;
      if (at < length && bytes[at] === COMMA) {
        at++;
        continue;
      }
      if (at < length) {
        if (bytes[at] === RETURN) {
          if (at + 1 >= length && !isEnd) return -1;
          if (bytes[at + 1] === NEWLINE) at++;
        }
        at++;
      }
      this.count = count;
      this.#lines = lines + 1;
      if (seen >= 0x80 && !isUtf8(bytes.subarray(begin, at))) throw this.invalid("not UTF-8");
      return at;
    }
  }

  #goesOn(isEnd: boolean): number {
    if (isEnd) throw this.invalid("a quote does not end, or goes on after its end");
    return -1;
  }

  invalid(reason: string) {
    const values = { path: this.#path, line: this.line, reason };
    return publishingError("SOURCE_LINE_INVALID", `${this.#path}, line ${this.line}: ${reason}`, values);
  }
}

function withSingleQuotes(field: Uint8Array): Uint8Array {
  const single = new Uint8Array(field.length);
  let length = 0;
  for (let i = 0; i < field.length; i++) {
    single[length++] = field[i] as number;
    if (field[i] === QUOTE) i++;
  }
  return single.subarray(0, length);
}
