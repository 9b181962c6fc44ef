import { expect } from "chai";
import { parseSegment, versionOf, wantsAnswer } from "../../../../../src/bridge/ingest/hj212/segment.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const HEADER = "QN=20160801085857223;ST=21;CN=2011;PW=123456;MN=M1;Flag=5;";
const CP = "CP=&&DataTime=20160801085857;w01001-Rtd=7.1,w01001-Flag=N&&";

describe("parseSegment", () => {
  it("reads header and items", () => {
    expect(parseSegment(HEADER + CP)).to.deep.equal({
      qn: "20160801085857223",
      st: "21",
      cn: "2011",
      pw: "123456",
      mn: "M1",
      flag: 5,
      pnum: 0,
      pno: 0,
      items: [
        [["DataTime", "20160801085857"]],
        [
          ["w01001-Rtd", "7.1"],
          ["w01001-Flag", "N"],
        ],
      ],
      cp: "DataTime=20160801085857;w01001-Rtd=7.1,w01001-Flag=N",
      anomalies: [],
    });
  });

  it("reads what Flag says", () => {
    const flags = [0, 1, 2, 3, 4, 5, 8, 9].map((flag) => parseSegment(`ST=21;CN=2011;MN=M;Flag=${flag};CP=&&&&`));
    expect(flags.map(wantsAnswer)).to.deep.equal([false, true, false, true, false, true, false, true]);
    expect(flags.map(versionOf)).to.deep.equal([0, 0, 0, 0, 1, 1, 2, 2]);
    const old = parseSegment(`ST=21;CN=2011;MN=M;${CP}`);
    expect([wantsAnswer(old), versionOf(old), old.flag]).to.deep.equal([false, 0, undefined]);
  });

  it("notes what is not as the standard says, and reads on", () => {
    const cases: [string, string[]][] = [
      [`ST=21;CN=2011;PW=;MN=M1;${CP}`, ["no-qn", "no-flag"]],
      [`QN=20261010000500;ST=32;CN=2011;MN=M1;Flag=4;${CP}`, ["qn-malformed"]],
      [`${HEADER.replace("Flag", "FLAG")}${CP}`, ["field-case"]],
      [`${HEADER.replace("123456;", "123456;,")}${CP}`, ["field-separator", "field-empty"]],
      [`${HEADER.replace(";ST", ",ST")}${CP}`, ["field-separator"]],
      [`${HEADER.slice(0, -1)}${CP}`, ["field-separator"]],
      [`${HEADER}X=1;${CP}`, ["field-unknown"]],
      [`${HEADER}PNO=1;PNUM=2;${CP}`, ["number-without-split"]],
      [`${HEADER.replace("=5", "=7")}${CP}`, ["split-without-number"]],
      [`${HEADER.replace("=5", "=7")}CP=&&PNUM=2;PNO=1;DataTime=20160801085857&&`, ["number-in-content"]],
      [`${HEADER.replace("=5", "=7")}PNUM=1;PNO=11;${CP}`, ["part-of-one"]],
      [`${HEADER}CP=&&QnRtn=1;word;;x&&`, ["pair-malformed"]],
      [`${HEADER}CP=&&a-Flag=Nb-Rtd=1&&`, ["separator-missing"]],
      [`${HEADER}CP=&&${"w01001-Rtd=7.1;".repeat(70)}&&`, ["segment-too-long"]],
    ];
    for (const [text, anomalies] of cases)
      expect([...parseSegment(text).anomalies].sort(), text).to.deep.equal(anomalies.sort());
  });

  it("reads numbers of parts wherever they stand", () => {
    const numbers = (text: string) => {
      const { pnum, pno } = parseSegment(text);
      return [pnum, pno];
    };
    expect(numbers(`ST=21;CN=2011;MN=M;PNO=1;PNUM=2;${CP}`)).to.deep.equal([2, 1]);
    expect(numbers(`ST=21;CN=2011;MN=M;Flag=6;CP=&&PNUM=3;PNO=3;DataTime=1&&`)).to.deep.equal([3, 3]);
    expect(numbers(`ST=91;CN=9014;MN=M;Flag=4;CP=&&QnRtn=1;PNO=11&&`)).to.deep.equal([0, 0]);
    expect(numbers(`ST=21;CN=2011;MN=M;Flag=6;PNUM=1;PNO=11;${CP}`)).to.deep.equal([0, 0]);
  });

  it("keeps bytes that are no ASCII as they are", () => {
    const text = Buffer.from("ST=32;CN=3020;MN=M;Flag=4;CP=&&i11001-Info=//清洗//&&").toString("latin1");
    const [[pair]] = parseSegment(text).items as [[[string, string]]];
    expect(Buffer.from(pair[1], "latin1").toString("utf8")).to.equal("//清洗//");
  });

  it("refuses what is no segment", async () => {
    const texts = ["", "CP=&&", "CP=&&&", "abc", HEADER, `${HEADER}CP=&&a=1`, `${HEADER}CP=&&a=1&&b=2&&`];
    texts.push(
      `word;${HEADER}${CP}`,
      `${HEADER}MN=M2;${CP}`,
      `${HEADER}${CP}${HEADER}${CP}`,
      `${HEADER}x&&${HEADER}${CP}`,
    );
    for (const text of texts) await refused(() => parseSegment(text), "HJ212_SEGMENT_MALFORMED");
  });

  it("refuses a field that cannot be", async () => {
    const fields: [string, string][] = [
      [`ST=21;CN=2011;${CP}`, "MN"],
      [`ST=21;CN=2011;MN=;${CP}`, "MN"],
      [`ST=21;CN=2011;MN=a b;${CP}`, "MN"],
      [`ST=21;CN=2011;MN=${"a".repeat(33)};${CP}`, "MN"],
      [`ST=21;MN=M;${CP}`, "CN"],
      [`ST=21;CN=20a1;MN=M;${CP}`, "CN"],
      [`CN=2011;MN=M;${CP}`, "ST"],
      [`ST=21;CN=2011;MN=M;Flag=256;${CP}`, "Flag"],
      [`ST=21;CN=2011;MN=M;Flag=-1;${CP}`, "Flag"],
      [`ST=21;CN=2011;MN=M;PNUM=2;PNO=3;${CP}`, "PNO"],
      [`ST=21;CN=2011;MN=M;PNUM=2;PNO=0;${CP}`, "PNO"],
      [`ST=21;CN=2011;MN=M;PNUM=2;${CP}`, "PNO"],
      [`ST=21;CN=2011;MN=M;PNO=2;${CP}`, "PNUM"],
      [`ST=21;CN=2011;MN=M;PNUM=9999;PNO=2;${CP}`, "PNUM"],
    ];
    for (const [text, field] of fields)
      expect((await refused(() => parseSegment(text), "HJ212_FIELD_INVALID")).values.field, text).to.equal(field);
  });
});
