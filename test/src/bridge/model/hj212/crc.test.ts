import { expect } from "chai";
import { crc, crcText } from "../../../../../src/bridge/model/hj212/crc.ts";

const of = (text: string) => crcText(crc(Buffer.from(text, "latin1")));

describe("HJ 212 checksum", () => {
  it("is the one of annex A, not that of Modbus", () => {
    expect(of("123456789")).to.equal("2F80");
    expect(
      of("QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&"),
    ).to.equal("1C80");
  });

  it("is that of annex A bit by bit", () => {
    const bitwise = (bytes: Uint8Array) => {
      let value = 0xffff;
      for (const byte of bytes) {
        value = (value >> 8) ^ byte;
        for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
      }
      return value;
    };
    const bytes = Uint8Array.from({ length: 1024 }, (_, index) => (index * 89 + 7) & 0xff);
    for (let length = 0; length <= bytes.length; length += 13)
      expect(crc(bytes, 0, length)).to.equal(bitwise(bytes.subarray(0, length)));
  });

  it("can be 0000", () => expect(crcText(0)).to.equal("0000"));
});
