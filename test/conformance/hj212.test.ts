import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Parsed, parsePiece } from "../../src/bridge/ingest/hj212/frame-parser.ts";
import { type Segment, versionOf, wantsAnswer } from "../../src/bridge/ingest/hj212/segment.ts";
import { FrameSplitter } from "../../src/bridge/ingest/hj212/splitter.ts";
import { encodeFrame } from "../../src/bridge/model/hj212/encode.ts";

const file = (name: string) => fileURLToPath(new URL(`../../../shared/data/hj212/${name}`, import.meta.url));
/** Frames of loggers in the field, each with what is to be read from it or what is wrong with it. */
const FRAMES = file("frames.json");
/** Examples of HJ 212-2017 annex C. */
const ANNEX_C = file("annex-c-frames.json");

interface Recorded {
  readonly frame: string;
  readonly problem?: "length" | "crc" | "length+crc";
  readonly header: Readonly<Record<string, string>>;
  readonly flagBits?: { readonly version: number; readonly D: number; readonly A: number };
  readonly cp: readonly (readonly (readonly [string, string])[])[];
  readonly notes?: readonly string[];
}

const REFUSED = {
  length: "HJ212_LENGTH_WRONG",
  crc: "HJ212_CRC_WRONG",
  "length+crc": "HJ212_LENGTH_AND_CRC_WRONG",
} as const;

/** In the examples of annex C two segments run into each other where the text of the standard was taken from its pages. */
const TORN = /[^;]&&QN=/;

/** The standard's own slips, which are read: C.19 lacks a semicolon, C.22 and C.48 have a comma for one. */
const SLIPS = [/Flag=5CP=/, /^QN=\d{17},ST=32;CN=2031/, /^QN=\d{17},ST=32;CN=2061/];

function parse(text: string): Parsed[] {
  const splitter = new FrameSplitter();
  return [...splitter.push(Buffer.from(text, "latin1")), ...splitter.end()].map(parsePiece);
}

function readOf(text: string): { segment: Segment; anomalies: readonly string[] } {
  const [parsed, ...more] = parse(text);
  if (parsed === undefined || !parsed.ok || more.length > 0)
    throw parsed?.ok === false ? parsed.error : new Error(text);
  return parsed;
}

const headerOf = ({ qn, st, cn, pw, mn, flag, pnum, pno }: Segment) => ({
  ...(qn !== "" && { QN: qn }),
  ST: st,
  CN: cn,
  PW: pw,
  MN: mn,
  ...(flag !== undefined && { Flag: String(flag) }),
  ...(pnum > 0 && { PNUM: String(pnum), PNO: String(pno) }),
});

describe("HJ 212 frames of the field", () => {
  before(function () {
    if (existsSync(FRAMES)) return;
    console.log(`      skipped: no ${FRAMES}`);
    this.skip();
  });

  const read = (): { valid: Recorded[]; invalid: Recorded[] } => JSON.parse(readFileSync(FRAMES, "utf8"));

  it("are read as recorded when they are valid", () => {
    const { valid } = read();
    expect(valid).to.have.length.above(10);
    for (const { frame, header, flagBits, cp, notes = [] } of valid) {
      for (const end of ["", "\r\n"]) {
        const { segment, anomalies } = readOf(frame + end);
        expect(headerOf(segment), frame).to.deep.equal(header);
        expect(segment.items, frame).to.deep.equal(cp);
        if (flagBits !== undefined) {
          expect(versionOf(segment)).to.equal(flagBits.version);
          expect(wantsAnswer(segment)).to.equal(flagBits.A === 1);
          expect(segment.pnum > 0).to.equal(flagBits.D === 1);
        }
        expect(anomalies.includes("crc-lower-case"), frame).to.equal(notes.includes("CRC in lower case"));
        expect(anomalies.includes("no-qn"), frame).to.equal(header.QN === undefined);
      }
    }
  });

  it("are refused with the reason when they are not", () => {
    const { invalid } = read();
    expect(invalid).to.have.length.above(5);
    for (const { frame, problem } of invalid) {
      const [parsed, ...more] = parse(frame);
      expect(more).to.deep.equal([]);
      expect(parsed?.ok === false && parsed.error.code, frame).to.equal(REFUSED[problem as keyof typeof REFUSED]);
    }
  });

  it("do not stand in each other's way on one connection", () => {
    const { valid, invalid } = read();
    const mixed = valid.flatMap((good, index) => [good, invalid[index % invalid.length] as Recorded]);
    for (const end of ["", "\r\n", "**"]) {
      const parsed = parse(mixed.map(({ frame }) => frame + end).join(""));
      expect(parsed.map(({ ok }) => ok)).to.deep.equal(mixed.map(({ problem }) => problem === undefined));
    }
  });
});

describe("HJ 212-2017 annex C", () => {
  before(function () {
    if (existsSync(ANNEX_C)) return;
    console.log(`      skipped: no ${ANNEX_C}`);
    this.skip();
  });

  const read = (): { segment: string; frame?: string }[] => JSON.parse(readFileSync(ANNEX_C, "utf8")).items;

  it("is read", () => {
    const frames = read().flatMap(({ frame, segment }) => (frame === undefined ? [] : [{ frame, segment }]));
    expect(frames).to.have.length(70);
    for (const { frame, segment } of frames) {
      const text = frame.replaceAll("\\r\\n", "\r\n");
      const { segment: found, anomalies } = readOf(text);
      expect(anomalies, frame).to.deep.equal([]);
      expect(segment).to.contain(`;CN=${found.cn};`);
      expect(encodeFrame(segment).toString()).to.equal(text);
    }
  });

  it("is read with its slips, but for segments that were torn on the way out of its pages", () => {
    const others = read().filter(({ frame }) => frame === undefined);
    const torn = others.filter(({ segment }) => TORN.test(segment));
    const slips = others.filter(({ segment }) => !TORN.test(segment));
    expect([torn.length, slips.length]).to.deep.equal([4, 3]);
    for (const [index, { segment }] of slips.entries()) {
      expect(segment).to.match(SLIPS[index] as RegExp);
      expect(readOf(encodeFrame(segment).toString()).anomalies).to.deep.equal(["field-separator"]);
    }
    for (const { segment } of torn) {
      const [parsed] = parse(encodeFrame(segment).toString());
      expect(parsed?.ok === false && parsed.error.code).to.equal("HJ212_SEGMENT_MALFORMED");
    }
  });
});
