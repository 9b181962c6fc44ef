import { expect } from "chai";
import { parsePiece } from "../../../../../src/bridge/ingest/hj212/frame-parser.ts";
import type { Segment } from "../../../../../src/bridge/ingest/hj212/segment.ts";
import { FrameSplitter } from "../../../../../src/bridge/ingest/hj212/splitter.ts";
import {
  encodeAnswer,
  encodeCommand,
  encodeFrame,
  encodeUpload,
} from "../../../../../src/bridge/model/hj212/encode.ts";
import { refused } from "../../../../../src/testing/errors.ts";

function read(frames: readonly Uint8Array[]): Segment[] {
  return new FrameSplitter().push(Buffer.concat(frames)).map((piece) => {
    const parsed = parsePiece(piece);
    if (!parsed.ok) throw parsed.error;
    expect(parsed.anomalies).to.deep.equal([]);
    return parsed.segment;
  });
}

const upload = {
  qn: "20160801085857998",
  st: "32",
  cn: "2061",
  pw: "123456",
  mn: "M1",
  version: 1,
  answer: true,
  dataTime: "20160801080000",
};

describe("frames that are written", () => {
  it("are those of annex C", () => {
    const frame = encodeFrame(
      "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&",
    );
    expect(frame.toString()).to.equal(
      "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n",
    );
  });

  it("carry an upload", () => {
    const items = [{ code: "w01018", values: { Cou: "63.0", Avg: "40.1", Flag: "N" } }];
    const [segment] = read(encodeUpload({ ...upload, items }));
    expect(segment).to.include({ qn: upload.qn, cn: "2061", mn: "M1", flag: 5, pnum: 0 });
    expect(segment?.cp).to.equal("DataTime=20160801080000;w01018-Cou=63.0,w01018-Avg=40.1,w01018-Flag=N");
  });

  it("are split where an upload is longer than the standard allows", () => {
    const codes = Array.from({ length: 60 }, (_, index) => `w${String(21_000 + index)}`);
    const items = codes.map((code) => ({ code, values: { Min: "1.00", Avg: "2.00", Max: "3.00", Flag: "N" } }));
    const frames = encodeUpload({ ...upload, items });
    const segments = read(frames);
    expect(segments).to.have.length.above(2);
    expect(segments.map(({ pno }) => pno)).to.deep.equal(segments.map((_, index) => index + 1));
    for (const { cp, flag, pnum } of segments) {
      expect(cp.length).to.be.at.most(950);
      expect([flag, pnum]).to.deep.equal([7, frames.length]);
      expect(cp.startsWith("DataTime=20160801080000;")).to.equal(true);
    }
    expect(segments.map(({ qn }) => qn).slice(0, 3)).to.deep.equal([
      "20160801085857998",
      "20160801085857999",
      "20160801085858000",
    ]);
    const sent = segments.flatMap(({ items }) => items.slice(1).map((item) => item[0]?.[0].slice(0, 6)));
    expect(sent).to.deep.equal(codes);
  });

  it("answer in the words of each version", () => {
    const answered = { qn: "20160801085857223", cn: "2061", pw: "123456", mn: "M1" };
    const text = (frame: Buffer) => frame.toString().slice(6, -6);
    expect(text(encodeAnswer("9014", { ...answered, version: 1 }))).to.equal(
      "QN=20160801085857223;ST=91;CN=9014;PW=123456;MN=M1;Flag=4;CP=&&&&",
    );
    expect(text(encodeAnswer("9012", { ...answered, version: 1 }, "ExeRtn=1"))).to.equal(
      "QN=20160801085857223;ST=91;CN=9012;PW=123456;MN=M1;Flag=4;CP=&&ExeRtn=1&&",
    );
    expect(text(encodeAnswer("9014", { ...answered, version: 0 }))).to.equal(
      "ST=91;CN=9014;PW=123456;MN=M1;Flag=0;CP=&&QN=20160801085857223;CN=2061&&",
    );
    expect(text(encodeAnswer("9011", { ...answered, version: 0 }, "QnRtn=3"))).to.equal(
      "ST=91;CN=9011;PW=123456;MN=M1;Flag=0;CP=&&QN=20160801085857223;QnRtn=3&&",
    );
    expect(
      text(
        encodeCommand({ ...answered, st: "32", cn: "1012", version: 1, answer: true, cp: "SystemTime=20160801085857" }),
      ),
    ).to.equal("QN=20160801085857223;ST=32;CN=1012;PW=123456;MN=M1;Flag=5;CP=&&SystemTime=20160801085857&&");
  });

  it("are not written where they do not fit", () =>
    refused(() => encodeFrame("x".repeat(10_000)), "HJ212_SEGMENT_MALFORMED"));
});
