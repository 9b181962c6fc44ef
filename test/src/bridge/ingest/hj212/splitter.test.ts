import { expect } from "chai";
import fc from "fast-check";
import type { Piece } from "../../../../../src/bridge/ingest/hj212/piece.ts";
import { FrameSplitter } from "../../../../../src/bridge/ingest/hj212/splitter.ts";
import { encodeFrame } from "../../../../../src/bridge/model/hj212/encode.ts";

const segment = (cp = "DataTime=20160801085857;w01001-Rtd=7.1,w01001-Flag=N") =>
  `QN=20160801085857223;ST=21;CN=2011;PW=123456;MN=M1;Flag=5;CP=&&${cp}&&`;
const frame = (cp?: string) => encodeFrame(segment(cp)).toString("latin1");
const bytes = (text: string) => Buffer.from(text, "latin1");

const told = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.kind === "frame" ? piece.segment : `${piece.code} ${piece.raw.toString("latin1")}`));

function split(text: string, step = Number.POSITIVE_INFINITY): string[] {
  const splitter = new FrameSplitter();
  const pieces: Piece[] = [];
  const all = bytes(text);
  for (let at = 0; at < all.length; at += step)
    pieces.push(...splitter.push(all.subarray(at, Math.min(at + step, all.length))));
  return told([...pieces, ...splitter.end()]);
}

/** The same whether the bytes come at once, one by one, or in sevens. */
function expectSplit(text: string, expected: readonly string[]): void {
  for (const step of [Number.POSITIVE_INFINITY, 1, 7]) expect(split(text, step), `by ${step}`).to.deep.equal(expected);
}

describe("FrameSplitter", () => {
  const good = frame();
  const bare = good.slice(0, -2);

  it("cuts frames that come in halves and glued together", () => {
    expectSplit(good + good, [segment(), segment()]);
    expectSplit(bare + bare + bare, [segment(), segment(), segment()]);
    expectSplit(`${bare}**\0${bare}\n \t${good}`, [segment(), segment(), segment()]);
    expectSplit(frame(""), [segment("")]);
  });

  it("hands a frame over as soon as its checksum is there", () => {
    const splitter = new FrameSplitter();
    expect(splitter.push(bytes(bare.slice(0, -1)))).to.deep.equal([]);
    expect(told(splitter.push(bytes(bare.slice(-1))))).to.deep.equal([segment()]);
    expect(splitter.pending).to.equal(0);
  });

  it("takes a checksum in small letters, and says so", () => {
    let cp = "";
    for (let n = 0; !/[A-F]\d*\r\n$/.test(frame(cp)); n++) cp = `X=${n}`;
    const letters = frame(cp);
    const small = letters.slice(0, -6) + letters.slice(-6).toLowerCase();
    const pieces = new FrameSplitter().push(bytes(letters + small));
    expect(pieces.map((piece) => piece.kind === "frame" && piece.lowerCase)).to.deep.equal([false, true]);
  });

  it("takes a checksum of 0000", () => {
    let cp = "";
    for (let n = 0; !frame(cp).endsWith("0000\r\n"); n++) cp = `X=${n}`;
    expectSplit(frame(cp), [segment(cp)]);
  });

  it("says which of length and checksum is wrong, and goes on behind the frame", () => {
    const length = segment().length;
    const wrongLength = (declared: number) => `##${String(declared).padStart(4, "0")}${bare.slice(6)}`;
    for (const declared of [0, 1, 7, length - 40, length - 2, length - 1, length + 1, length + 2, length + 60, 9999]) {
      const wrong = wrongLength(declared);
      expectSplit(`${wrong}\r\n${good}`, [`HJ212_LENGTH_WRONG ${wrong}`, segment()]);
      expectSplit(`${wrong}${good}`, [`HJ212_LENGTH_WRONG ${wrong}`, segment()]);
      expectSplit(wrong, [`HJ212_LENGTH_WRONG ${wrong}`]);
      const both = `${wrong.slice(0, -4)}1234`;
      expectSplit(`${both}\r\n${good}`, [`HJ212_LENGTH_AND_CRC_WRONG ${both}`, segment()]);
    }
    const wrongChecksum = `${bare.slice(0, -4)}1234`;
    expectSplit(`${wrongChecksum}\r\n${good}`, [`HJ212_CRC_WRONG ${wrongChecksum}`, segment()]);
    expectSplit(wrongChecksum + good, [`HJ212_CRC_WRONG ${wrongChecksum}`, segment()]);
  });

  it("ends a frame of wrong length at the first of several possible ends, also when it was moved meanwhile", () => {
    const start = `##0900${segment("a").slice(0, -2)}&&1234`;
    const rest = "b&&5678c";
    const expected = [`HJ212_LENGTH_AND_CRC_WRONG ${start}`, `HJ212_GARBAGE ${rest}`, segment()];
    expectSplit(start + rest + good, expected);
    const splitter = new FrameSplitter();
    const before = bytes(bare.repeat(200)).subarray(0, bare.length * Math.floor(30_000 / bare.length));
    const padding = Buffer.alloc(32_768 - before.length - start.length - 4, "\n");
    splitter.push(Buffer.concat([before, padding])); // so that the frame lies across the end of the splitter's memory
    const pieces: Piece[] = [];
    for (const byte of bytes(start + rest + good)) pieces.push(...splitter.push(Buffer.of(byte)));
    expect(told(pieces)).to.deep.equal(expected);
  });

  it("decides on a frame by its own bytes, whether those behind it have come or not", () => {
    const body = `${segment("a").slice(0, -2)}&&1234b&&`;
    for (const more of [0, 1, 2, 3, 4, 5]) {
      const text = `##${String(body.length + more).padStart(4, "0")}${body}5678\r\n${good}`;
      for (const step of [1, 2, 3, 5]) expect(split(text, step), `${more} more, by ${step}`).to.deep.equal(split(text));
    }
  });

  it("does not take a content that begins with hex digits for a checksum", () => {
    const cp = "a01001-Rtd=1";
    const wrong = `##0020${frame(cp).slice(6, -2)}`;
    expectSplit(`${wrong}\r\n${good}`, [`HJ212_LENGTH_WRONG ${wrong}`, segment()]);
    expectSplit(frame(cp), [segment(cp)]);
  });

  it("gives up a frame that was cut off where the next one begins", () => {
    for (const cut of [6, 7, 30, bare.length - 5, bare.length - 1]) {
      const half = bare.slice(0, cut);
      expectSplit(half + good, [`HJ212_FRAME_CUT ${half}`, segment()]);
      expectSplit(`${half}\r\n${good}`, [`HJ212_FRAME_CUT ${half}\r\n`, segment()]);
      expectSplit(half, [`HJ212_FRAME_CUT ${half}`]);
    }
    expectSplit(`${good}##01`, [segment(), "HJ212_GARBAGE \r\n##01"]);
  });

  it("gives up a frame that never ends, and keeps no more of it than the longest frame", () => {
    const splitter = new FrameSplitter();
    const endless = bytes(`##9999${"x".repeat(60_000)}`);
    const pieces = splitter.push(endless);
    expect(pieces[0]).to.include({ code: "HJ212_FRAME_CUT" });
    expect(pieces[0]?.raw.length).to.equal(10_009);
    for (const piece of pieces.slice(1)) expect(piece).to.include({ code: "HJ212_GARBAGE" });
    expect(splitter.pending).to.be.below(1024);
    expect(told(splitter.push(bytes(good))).at(-1)).to.equal(segment());
  });

  it("skips garbage, in pieces, and finds the frame behind it", () => {
    expectSplit(`GET / HTTP/1.1\r\n\r\n${good}`, ["HJ212_GARBAGE GET / HTTP/1.1\r\n\r\n", segment()]);
    expectSplit(`###${good}#`, ["HJ212_GARBAGE ###", segment(), "HJ212_GARBAGE \r\n#"]);
    expectSplit(`##12x${good}`, ["HJ212_GARBAGE ##12x", segment()]);
    const program = `MZ${"\x90\x00".repeat(1500)}`;
    const pieces = split(program + good, 1);
    expect(pieces.slice(0, -1).map((piece) => piece.length - "HJ212_GARBAGE ".length)).to.deep.equal([1024, 1024, 954]);
    expect(pieces.at(-1)).to.equal(segment());
    expect(split(program + good)).to.deep.equal(pieces);
  });

  it("cuts the same however the bytes were packed, in steps bounded by their number", () => {
    const fragment = fc.oneof(
      fc.constantFrom(good, bare, bare.slice(0, 20), bare.slice(20), "##", "##0101", "&&", "&&1C80", "\r\n", "CP=&&"),
      fc.constantFrom("##0000FFFF", "##9999", "#", "&", "&&a010", "1", "0"),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (fragments, steps) => {
          const all = bytes(fragments.join(""));
          const whole = new FrameSplitter();
          const expected = told([...whole.push(all), ...whole.end()]);
          const splitter = new FrameSplitter();
          const pieces: Piece[] = [];
          for (let at = 0, turn = 0; at < all.length; turn++) {
            const step = steps[turn % steps.length] as number;
            pieces.push(...splitter.push(all.subarray(at, at + step)));
            at += step;
          }
          pieces.push(...splitter.end());
          expect(told(pieces)).to.deep.equal(expected);
          expect(splitter.examined).to.be.at.most(8 * all.length + 64);
          const kept = Buffer.concat(pieces.map((piece) => piece.raw));
          expect(kept.length).to.be.at.most(all.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
