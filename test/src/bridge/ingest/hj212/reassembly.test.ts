import { expect } from "chai";
import { Device } from "../../../../../src/bridge/ingest/hj212/device.ts";
import { type Offered, type Part, Reassembly } from "../../../../../src/bridge/ingest/hj212/reassembly.ts";
import { parseSegment } from "../../../../../src/bridge/ingest/hj212/segment.ts";
import { fixedRegistry } from "../../../../../src/bridge/model/registry.ts";

const device = new Device("M1", { station: 7, dialect: "2017" }, fixedRegistry([]), () => {
  throw new Error("no unit is converted here");
});

function part(pno: number, { pnum = 3, at = 0, hour = "08", content = `w0100${pno}-Avg=1`, mn = "M1" } = {}): Part {
  const text = `QN=2016080108585753${pno};ST=32;CN=2061;MN=${mn};Flag=6;PNUM=${pnum};PNO=${pno};CP=&&DataTime=20160801${hour}0000;${content}&&`;
  return { device, segment: parseSegment(text), raw: Buffer.from(text), receivedAt: at };
}
const numbers = (offered: Offered) =>
  offered.kind === "whole" ? offered.parts.map(({ segment }) => segment.pno) : offered.kind;
const given = (parts: Part[][]) => parts.map((message) => message.map(({ segment }) => segment.pno));

describe("Reassembly", () => {
  it("puts parts in order, however they come", () => {
    for (const order of [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
    ]) {
      const reassembly = new Reassembly();
      const offered = order.map((pno) => numbers(reassembly.offer(part(pno))));
      expect(offered).to.deep.equal(["kept", "kept", [1, 2, 3]]);
      expect(reassembly.bytes).to.equal(0);
    }
  });

  it("keeps messages apart that differ in device, time or number of parts", () => {
    const reassembly = new Reassembly();
    const all = [{}, { hour: "09" }, { pnum: 2 }, { mn: "M2" }];
    for (const one of all) expect(reassembly.offer(part(1, one)).kind).to.equal("kept");
    expect(numbers(reassembly.offer(part(2, { pnum: 2 })))).to.deep.equal([1, 2]);
  });

  it("knows a part that comes again", () => {
    const reassembly = new Reassembly();
    reassembly.offer(part(1));
    expect(reassembly.offer(part(1)).kind).to.equal("repeated");
    expect(reassembly.offer(part(1, { content: "w01001-Avg=2" })).kind).to.equal("conflict");
    reassembly.offer(part(2));
    expect(numbers(reassembly.offer(part(3)))).to.deep.equal([1, 2, 3]);
    expect(reassembly.offer(part(2)).kind).to.equal("late");
    expect(given(reassembly.clear())).to.deep.equal([]);
  });

  it("gives up what stays incomplete", () => {
    const reassembly = new Reassembly({ patience: 100, messages: 10, bytes: 10_000 });
    reassembly.offer(part(3, { at: 0 }));
    reassembly.offer(part(1, { at: 50 }));
    reassembly.offer(part(1, { at: 60, hour: "09" }));
    expect(given(reassembly.expire(99))).to.deep.equal([]);
    expect(given(reassembly.expire(100))).to.deep.equal([[1, 3]]);
    expect(reassembly.offer(part(2, { at: 101 })).kind).to.equal("kept");
    expect(given(reassembly.clear())).to.deep.equal([[1], [2]]);
    expect(reassembly.bytes).to.equal(0);
  });

  it("forgets complete messages after a while, so that they can come again", () => {
    const reassembly = new Reassembly({ patience: 100, messages: 10, bytes: 10_000 });
    for (const pno of [1, 2]) reassembly.offer(part(pno, { pnum: 2 }));
    expect(given(reassembly.expire(100))).to.deep.equal([]);
    expect(reassembly.offer(part(1, { pnum: 2 })).kind).to.equal("kept");
  });

  it("gives up the oldest when there are too many, or too much", () => {
    const few = new Reassembly({ patience: 100, messages: 2, bytes: 1_000_000 });
    for (const hour of ["01", "02", "03", "04"]) few.offer(part(1, { hour }));
    expect(given(few.expire(0))).to.have.length(2);
    expect(given(few.expire(0))).to.deep.equal([]);
    const little = new Reassembly({ patience: 100, messages: 100, bytes: part(1).raw.length });
    for (const hour of ["01", "02"]) little.offer(part(1, { hour }));
    expect(given(little.expire(0))).to.have.length(1);
    expect(little.bytes).to.equal(part(1).raw.length);
  });
});
