import { expect } from "chai";
import { BEIJING, localTime, queryNumber, utcOf } from "../../../../../src/bridge/model/hj212/local-time.ts";

describe("times of HJ 212", () => {
  it("are local and become UTC", () => {
    expect(utcOf("20160801085857", BEIJING)).to.equal(Date.UTC(2016, 7, 1, 0, 58, 57));
    expect(utcOf("20160101000000", BEIJING)).to.equal(Date.UTC(2015, 11, 31, 16, 0, 0));
    expect(utcOf("20160801085857", -210)).to.equal(Date.UTC(2016, 7, 1, 12, 28, 57));
  });

  it("are of the calendar", () => {
    expect(utcOf("20240229000000", 0)).to.equal(Date.UTC(2024, 1, 29));
    const none = ["20230229000000", "21000229000000", "20160431000000", "20160001000000", "20161301000000"];
    none.push(
      "20160100000000",
      "20160101240000",
      "20160101006000",
      "20160101000060",
      "1609010000",
      "2016080108585",
      "",
    );
    none.push("2016080108585x", "+2160801085857", "20160801085857223", "00000000000000", "2016 801085857");
    for (const text of none) expect(utcOf(text, 0), text).to.equal(undefined);
  });

  it("are none before 1970 in UTC, as of a logger whose battery is dead, nor after 9999", () => {
    expect(utcOf("19700101000000", BEIJING)).to.equal(undefined);
    expect(utcOf("19700101075959", BEIJING)).to.equal(undefined);
    expect(utcOf("19700101080000", BEIJING)).to.equal(0);
    expect(utcOf("99991231235959", BEIJING)).to.equal(Date.UTC(9999, 11, 31, 15, 59, 59));
    expect(utcOf("99991231235959", -60)).to.equal(undefined);
  });

  it("are written as they are read", () => {
    const at = Date.UTC(2026, 11, 31, 23, 59, 58, 7);
    expect(localTime(at, BEIJING)).to.equal("20270101075958");
    expect(queryNumber(at, BEIJING)).to.equal("20270101075958007");
    expect(utcOf(localTime(at, BEIJING), BEIJING)).to.equal(at - 7);
  });
});
