import { crc } from "../../model/hj212/crc.ts";
import { MAX_SEGMENT } from "../../model/hj212/encode.ts";
import { hasSmallLetter, hex, isPadding, nibbleOf } from "./frame-bytes.ts";
import type { DamageCode, Piece } from "./piece.ts";

/** ## and four digits. */
const HEADER = 6;
const CHECKSUM = 4;
/** && and four hex digits, and with a line end behind them. */
const END = 6;
const END_OF_LINE = 8;
const LONGEST_FRAME = HEADER + MAX_SEGMENT + CHECKSUM;
/** Room for the longest frame and for what comes behind it, so that bytes are moved to the front seldom. */
const CAPACITY = 32_768;
/** Garbage is handed over in pieces of this size. */
const GARBAGE_PIECE = 1024;

const HASH = 0x23;
const AMPERSAND = 0x26;

/**
 * Cuts a stream of bytes into frames, and finds its way back after anything that is none.
 *
 * A frame ends where its declared length says, if its checksum stands there. Else the length is wrong, and it ends at the
 * first && with four hex digits (the && of "CP=&&" does not count). In any case it ends where the line ends after such digits,
 * and where another header begins: a frame that was cut off never takes the next one with it.
 *
 * What comes out depends on the bytes alone, never on how they were packed. Each byte is looked at a bounded number of times,
 * and no more than the longest frame is kept.
 */
export class FrameSplitter {
  /** How many bytes were looked at or moved, counted each time: a bound of the work that needs no clock. */
  examined = 0;

  readonly #buffer = Buffer.allocUnsafeSlow(CAPACITY);
  /** First byte that was not handed over yet. */
  #start = 0;
  /** First that is not there yet. */
  #end = 0;
  /** First that was not searched yet. */
  #searched = 0;
  #state: "between" | "inside" | "beyond" = "between";
  /**
   * Inside: how far from `#start` digits follow the first && that no line end follows; 0 where there is none. That is the end if
   * the declared length is wrong.
   */
  #possibleEnd = 0;

  /** Takes what arrived. */
  push(chunk: Uint8Array): Piece[] {
    const pieces: Piece[] = [];
    for (let from = 0; from < chunk.length; ) {
      const taken = Math.min(chunk.length - from, this.#room());
      this.#buffer.set(taken === chunk.length ? chunk : chunk.subarray(from, from + taken), this.#end);
      this.#end += taken;
      from += taken;
      this.#cut(pieces, false);
    }
    return pieces;
  }

  /** The stream is over, or is given up: what is left is judged as it is. */
  end(): Piece[] {
    const pieces: Piece[] = [];
    this.#cut(pieces, true);
    return pieces;
  }

  /** Bytes that wait for more. */
  get pending(): number {
    return this.#end - this.#start;
  }

  /** Free bytes at the end; never none, as less than the capacity is ever pending. */
  #room(): number {
    if (this.#end === CAPACITY || this.#start === this.#end) {
      const { pending } = this;
      this.#buffer.copyWithin(0, this.#start, this.#end);
      this.examined += pending;
      this.#searched -= this.#start;
      this.#start = 0;
      this.#end = pending;
    }
    return CAPACITY - this.#end;
  }

  #cut(pieces: Piece[], last: boolean): void {
    while (this.#state === "between" ? this.#between(pieces, last) : this.#frame(pieces, last));
  }

  /** Looks for a header. Whether there was anything to do. */
  #between(pieces: Piece[], last: boolean): boolean {
    const pieceEnd = this.#start + GARBAGE_PIECE;
    const limit = Math.min(last ? this.#end : this.#end - HEADER + 1, pieceEnd);
    let at = this.#searched;
    while (at < limit && !(this.#buffer[at] === HASH && this.#isHeader(at))) at++;
    this.#advance(at);
    if (at < limit) {
      this.#garbage(pieces, at);
      this.#state = "inside";
      this.#searched = at + HEADER;
      this.#possibleEnd = 0;
      return true;
    }
    if (at < pieceEnd && !(last && this.#end > this.#start)) return false;
    this.#garbage(pieces, at);
    return true;
  }

  /** Looks for the end of the frame at `#start`. Whether there was anything to do. */
  #frame(pieces: Piece[], last: boolean): boolean {
    const declared = this.#start + HEADER + this.#declaredLength(); // where the checksum should stand
    if (this.#state === "inside") {
      const complete = this.#end >= declared + CHECKSUM;
      const known = complete || last ? this.#end : this.#end - END_OF_LINE + 1;
      // Up to there, an end with its line end lies within the frame: what follows the frame, or does not yet, changes nothing.
      if (this.#inside(pieces, Math.min(known, declared + CHECKSUM - END_OF_LINE + 1))) return true;
      if (!complete && !last) return false;
      if (complete && this.#endAsDeclared(pieces, declared)) return true;
      if (this.#possibleEnd > 0) return this.#endAtDigits(pieces, this.#start + this.#possibleEnd);
      this.#state = "beyond";
    }
    const longest = this.#start + LONGEST_FRAME;
    const limit = Math.min(last ? this.#end : this.#end - END + 1, longest);
    if (this.#beyond(pieces, limit)) return true;
    if (!last && limit < longest) return false;
    return this.#bad(pieces, "HJ212_FRAME_CUT", limit, "", "its end never came");
  }

  /** Searches the declared length, up to `limit`. Whether the frame ended. */
  #inside(pieces: Piece[], limit: number): boolean {
    for (let at = this.#searched; at < limit; at++) {
      const char = this.#buffer[at];
      if (char !== HASH && char !== AMPERSAND) continue;
      if (this.#isHeader(at)) return this.#endBefore(pieces, at);
      if (!this.#isEnd(at)) continue;
      if (this.#isLineEnd(at + END)) return this.#endAtDigits(pieces, at + 2);
      if (this.#possibleEnd === 0) this.#possibleEnd = at + 2 - this.#start;
    }
    this.#advance(limit);
    return false;
  }

  /** Searches on, after the declared length was found wrong. Whether the frame ended. */
  #beyond(pieces: Piece[], limit: number): boolean {
    for (let at = this.#searched; at < limit; at++) {
      const char = this.#buffer[at];
      if (char !== HASH && char !== AMPERSAND) continue;
      if (this.#isHeader(at)) return this.#endBefore(pieces, at);
      if (this.#isEnd(at)) return this.#endAtDigits(pieces, at + 2);
    }
    this.#advance(limit);
    return false;
  }

  #advance(searched: number): void {
    if (searched <= this.#searched) return;
    this.examined += searched - this.#searched;
    this.#searched = searched;
  }

  #endAsDeclared(pieces: Piece[], digits: number): boolean {
    const found = this.#hexAt(digits);
    if (found < 0) return false;
    const body = this.#start + HEADER;
    const computed = this.#crc(body, digits);
    if (found === computed) {
      const raw = this.#take(digits + CHECKSUM);
      const segment = raw.toString("latin1", HEADER, raw.length - CHECKSUM);
      pieces.push({ kind: "frame", raw, segment, lowerCase: hasSmallLetter(raw, CHECKSUM) });
      return true;
    }
    if (!this.#isAmpersands(digits - 2) || digits - 2 < body) return false;
    const segment = this.#buffer.toString("latin1", body, digits);
    return this.#bad(
      pieces,
      "HJ212_CRC_WRONG",
      digits + CHECKSUM,
      segment,
      `CRC is ${hex(found)}, not ${hex(computed)}`,
    );
  }

  /** The frame's checksum stands where its length did not say. */
  #endAtDigits(pieces: Piece[], digits: number): boolean {
    const body = this.#start + HEADER;
    const found = this.#hexAt(digits);
    const computed = this.#crc(body, digits);
    const segment = this.#buffer.toString("latin1", body, digits);
    const length = `length is ${digits - body}, not ${this.#declaredLength()}`;
    return found === computed
      ? this.#bad(pieces, "HJ212_LENGTH_WRONG", digits + CHECKSUM, segment, length)
      : this.#bad(
          pieces,
          "HJ212_LENGTH_AND_CRC_WRONG",
          digits + CHECKSUM,
          segment,
          `${length}; CRC is ${hex(found)}, not ${hex(computed)}`,
        );
  }

  #endBefore(pieces: Piece[], header: number): boolean {
    if (this.#possibleEnd > 0) return this.#endAtDigits(pieces, this.#start + this.#possibleEnd);
    return this.#bad(pieces, "HJ212_FRAME_CUT", header, "", "another frame begins inside it");
  }

  /** Hands over what lies before `end`, unless it is nothing but what stands between frames. */
  #garbage(pieces: Piece[], end: number): void {
    if (isPadding(this.#buffer, this.#start, end)) {
      this.#start = end;
      return;
    }
    this.#bad(pieces, "HJ212_GARBAGE", end, "", `${end - this.#start} bytes that belong to no frame`);
  }

  #bad(pieces: Piece[], code: DamageCode, end: number, segment: string, detail: string): true {
    pieces.push({ kind: "bad", raw: this.#take(end), code, detail, segment });
    return true;
  }

  /** A copy of what lies before `end`, which is done with. */
  #take(end: number): Buffer {
    const raw = Buffer.from(this.#buffer.subarray(this.#start, end));
    this.examined += raw.length;
    this.#start = end;
    this.#searched = end;
    this.#possibleEnd = 0;
    this.#state = "between";
    return raw;
  }

  #crc(from: number, to: number): number {
    this.examined += to - from;
    return crc(this.#buffer, from, to);
  }

  #declaredLength(): number {
    let length = 0;
    for (let at = this.#start + 2; at < this.#start + HEADER; at++) length = length * 10 + this.#byte(at) - 0x30;
    return length;
  }

  #isHeader(at: number): boolean {
    if (at + HEADER > this.#end || this.#byte(at) !== HASH || this.#byte(at + 1) !== HASH) return false;
    for (let digit = at + 2; digit < at + HEADER; digit++)
      if (this.#byte(digit) < 0x30 || this.#byte(digit) > 0x39) return false;
    return true;
  }

  /** && that ends a content, with digits of a checksum. */
  #isEnd(at: number): boolean {
    return this.#isAmpersands(at) && !this.#opensContent(at) && this.#hexAt(at + 2) >= 0;
  }

  #isAmpersands(at: number): boolean {
    return this.#byte(at) === AMPERSAND && this.#byte(at + 1) === AMPERSAND;
  }

  /** Whether CP= stands before: its content may begin with what looks like a checksum. */
  #opensContent(at: number): boolean {
    return (
      at - 3 >= this.#start && this.#byte(at - 1) === 0x3d && this.#byte(at - 2) === 0x50 && this.#byte(at - 3) === 0x43
    );
  }

  #isLineEnd(at: number): boolean {
    return at + 2 <= this.#end && this.#byte(at) === 0x0d && this.#byte(at + 1) === 0x0a;
  }

  /** What four hex digits say, or -1 where they are none, or are not there yet. */
  #hexAt(at: number): number {
    if (at + CHECKSUM > this.#end) return -1;
    let value = 0;
    for (let digit = at; digit < at + CHECKSUM; digit++) {
      const nibble = nibbleOf(this.#byte(digit));
      if (nibble < 0) return -1;
      value = value * 16 + nibble;
    }
    return value;
  }

  #byte(at: number): number {
    return this.#buffer[at] as number;
  }
}
