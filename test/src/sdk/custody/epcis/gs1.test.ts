import { expect } from "chai";
import fc from "fast-check";
import { canonicalGs1Id } from "../../../../../src/sdk/custody/epcis/gs1/canonical-gs1-id.ts";
import { checkDigit } from "../../../../../src/sdk/custody/epcis/gs1/check-digit.ts";
import {
  formatDigitalLink,
  type Gs1Key,
  parseDigitalLink,
} from "../../../../../src/sdk/custody/epcis/gs1/digital-link.ts";
import { glnNumber, glnText } from "../../../../../src/sdk/custody/epcis/gs1/gln.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const ID = "https://id.gs1.org";

/** Keys with their canonical links. */
const KEYS: readonly [Gs1Key, string][] = [
  [{ kind: "gtin", gtin: "36941234123453" }, `${ID}/01/36941234123453`],
  [{ kind: "gtin", gtin: "36941234123453", serial: "A/7" }, `${ID}/01/36941234123453/21/A%2F7`],
  [{ kind: "gtin", gtin: "36941234123453", lot: "L-1", serial: "7" }, `${ID}/01/36941234123453/10/L-1/21/7`],
  [{ kind: "sscc", sscc: "369412340000005018" }, `${ID}/00/369412340000005018`],
  [{ kind: "grai", grai: "06941234000012" }, `${ID}/8003/06941234000012`],
  [{ kind: "grai", grai: "06941234000012", serial: "B7" }, `${ID}/8003/06941234000012B7`],
  [{ kind: "giai", giai: "6941234TRUCK1" }, `${ID}/8004/6941234TRUCK1`],
  [{ kind: "gln", gln: "6941234000029" }, `${ID}/414/6941234000029`],
  [{ kind: "gln", gln: "6941234000029", extension: "dock(4)" }, `${ID}/414/6941234000029/254/dock%284%29`],
  [{ kind: "party", gln: "6941234000005" }, `${ID}/417/6941234000005`],
];

describe("GS1 Digital Links", () => {
  it("are written and read", () => {
    for (const [key, link] of KEYS) {
      expect(formatDigitalLink(key)).to.equal(link);
      expect(parseDigitalLink(link)).to.deep.equal(key);
      expect(parseDigitalLink(`${link.replace("id.gs1.org", "waste.example:8080/a/01")}/?x=1#y`)).to.deep.equal(key);
    }
  });

  it("fill up a short GTIN, and read the older names of keys", () => {
    expect(parseDigitalLink(`${ID}/01/69412349`)).to.deep.equal({ kind: "gtin", gtin: "00000069412349" });
    expect(parseDigitalLink(`${ID}/gtin/614141000418/lot/B`)).to.deep.equal({
      kind: "gtin",
      gtin: "00614141000418",
      lot: "B",
    });
  });

  it("are refused with a reason", async () => {
    const links = [
      ...["", "urn:epc:id:sscc:6941234.3000000501", "https://example.org/", "ftp://id.gs1.org/00/369412340000005018"],
      ...[`${ID}/00/36941234000000501`, `${ID}/00/369412340000005017`, `${ID}/01/36941234123454`, `${ID}/99/1234`],
      ...[
        `${ID}/414/6941234000028`,
        `${ID}/417/6941234000006`,
        `${ID}/8003/06941234000013B7`,
        `${ID}/8003/16941234000019`,
      ],
      ...[`${ID}/8004/TRUCK1`, `${ID}/8004/6941${"A".repeat(27)}`, `${ID}/8004/6941%C3%A4`, `${ID}/8004/6941%ZZ`],
      ...[`${ID}/01/36941234123453/21`, `${ID}/01/36941234123453/21/`, `${ID}/01/36941234123453/21/1/21/2`],
      ...[`${ID}/01/36941234123453/22/2A`, `${ID}/01/36941234123453/99/2A`, `${ID}/253/6941234000098T1`],
      ...[`${ID}/01/36941234123453/21/${"1".repeat(21)}`, `${ID}/414/6941234000029/21/1`, `${ID}/toString/1234`],
    ];
    for (const link of links) {
      const { values } = await refused(() => parseDigitalLink(link), "GS1_INVALID");
      expect(values.reason, link).to.be.a("string");
    }
    await refused(() => parseDigitalLink(7 as unknown as string), "GS1_INVALID");
  });

  it("are not written of wrong keys", async () => {
    const keys: unknown[] = [
      ...[
        { kind: "gtin", gtin: "69412349" },
        { kind: "gtin", gtin: "36941234123453", serial: "" },
      ],
      ...[
        { kind: "sscc", sscc: "369412340000005017" },
        { kind: "grai", grai: "16941234000019" },
      ],
      ...[{ kind: "giai", giai: "TRUCK1" }, { kind: "gln", gln: "6941234000029", extension: "ä" }, { kind: "gsrn" }],
    ];
    for (const key of keys) await refused(() => formatDigitalLink(key as Gs1Key), "GS1_INVALID");
  });

  it("keep any serial of GS1's characters", () => {
    const characters = "!\"%&'()*+,-./:;<=>?_0123456789AZaz";
    const serial = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(serial, (text) => {
        const key = { kind: "gtin", gtin: "36941234123453", serial: text } as const;
        // Some servers take "." and ".." for steps in a path, but the standard lets them be.
        expect(parseDigitalLink(formatDigitalLink(key))).to.deep.equal(key);
      }),
    );
  });
});

describe("check digits", () => {
  it("find every wrong digit", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const wrong = text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1);
        expect(checkDigit(wrong)).to.not.equal(checkDigit(text));
      }),
    );
  });
});

describe("GLNs as numbers", () => {
  it("become 13 digits and back", () => {
    expect(glnText(6941234000029)).to.equal("6941234000029");
    expect(glnText(614141000005n)).to.equal("0614141000005");
    expect(glnNumber("0614141000005")).to.equal(614141000005);
  });

  it("are refused when they are none", async () => {
    for (const gln of [-1, 1.5, 6941234000028, 1e13, 2 ** 60, Number.NaN, -5n]) {
      await refused(() => glnText(gln), "GS1_INVALID");
    }
    for (const gln of ["", "614141000005", "0614141000006", "061414100000x"]) {
      await refused(() => glnNumber(gln), "GS1_INVALID");
    }
  });
});

describe("identifiers in their canonical form", () => {
  /** EPC URNs, with the path of the link that says the same. */
  const URNS: Readonly<Record<string, string>> = {
    "id:sgtin:6941234.312345.A%2F(1)": "01/36941234123453/21/A%2F%281%29",
    "id:sgtin:694123412345.3.1.2": `01/3694123412345${checkDigit("3694123412345")}/21/1.2`,
    "id:sscc:6941234.3000000501": "00/369412340000005018",
    "id:sgln:6941234.00002.0": "414/6941234000029",
    "id:sgln:6941234.00002.00": "414/6941234000029/254/00",
    "id:sgln:694123456789..4": "414/6941234567898/254/4",
    "id:grai:6941234.00001.B7": "8003/06941234000012B7",
    "id:giai:6941234.TRUCK.1": "8004/6941234TRUCK.1",
    "id:gsrn:6941234.0000000017": "8018/694123400000000177",
    "id:gsrnp:6941234.0000000017": "8017/694123400000000177",
    "id:gdti:6941234.00009.T1": "253/6941234000098T1",
    "id:sgcn:6941234.00007.12": "255/694123400007412",
    "id:gsin:6941234.000000005": "402/69412340000000050",
    "id:ginc:6941234.x:1": "401/6941234x%3A1",
    "id:cpi:6941234.AB%2F1.55": "8010/6941234AB%2F1/8011/55",
    "id:cpi:6941234.AB%231-2.55": "8010/6941234AB%231-2/8011/55",
    "id:itip:6941234.312345.01.02.9": "8006/369412341234530102/21/9",
    "id:upui:6941234.312345.9*": "01/36941234123453/235/9%2A",
    "id:pgln:6941234.00000": "417/6941234000005",
    "id:pgln:694123456789.": "417/6941234567898",
    "class:lgtin:6941234.312345.L1": "01/36941234123453/10/L1",
    "idpat:sgtin:6941234.312345.*": "01/36941234123453",
    "idpat:upui:6941234.312345.*": "01/36941234123453",
    "idpat:grai:6941234.00001.*": "8003/06941234000012",
    "idpat:gdti:6941234.00009.*": "253/6941234000098",
    "idpat:sgcn:6941234.00007.*": "255/6941234000074",
    "idpat:cpi:6941234.AB1.*": "8010/6941234AB1",
    "idpat:cpi:6941234.%23.*": "8010/6941234%23",
    "idpat:itip:6941234.312345.01.02.*": "8006/369412341234530102",
  };

  it("come of EPC URNs", () => {
    for (const [urn, path] of Object.entries(URNS)) expect(canonicalGs1Id(`urn:epc:${urn}`)).to.equal(`${ID}/${path}`);
  });

  it("have the finest qualifier alone, on GS1's domain", () => {
    const links: Readonly<Record<string, string>> = {
      "http://a.example/01/36941234123453/22/2A/10/L1/21/7?11=260101": "01/36941234123453/21/7",
      "https://a.example/shop/01/36941234123453/22/2A/10/L1": "01/36941234123453/10/L1",
      "https://a.example/01/36941234123453/22/2A": "01/36941234123453",
      "https://a.example/01/36941234123450/235/X": "01/36941234123450/235/X",
      "https://a.example/gtin/69412349/ser/8": "01/00000069412349/21/8",
      "https://a.example/8010/6941234AB/8011/3": "8010/6941234AB/8011/3",
      "https://a.example/cpid/6941234AB%23/8011/3": "8010/6941234AB%23/8011/3",
      "https://a.example/8006/369412341234530102/10/L/21/9": "8006/369412341234530102/21/9",
      "https://a.example/party/6941234000005": "417/6941234000005",
    };
    for (const [link, path] of Object.entries(links)) expect(canonicalGs1Id(link)).to.equal(`${ID}/${path}`);
  });

  it("stay as they are when they are no GS1 keys", () => {
    const others = [
      ...["", "hello", "geo:47.5,11.1", "urn:uuid:1", "https://example.org/po/12345678", "https://example.org/01/1234"],
      ...[
        "urn:epc:id:sgtin:6941234.31234.1",
        "urn:epc:id:sscc:6941234.3000000501.",
        "urn:epc:id:sscc:6941234.300000050x",
      ],
      ...[
        "urn:epc:id:sscc:6941234.3000000501.7",
        "urn:epc:id:nope:6941234.1.1",
        "urn:epc:idpat:sscc:6941234.3000000501",
      ],
      ...["urn:epc:id:toString:6941234.1.1", "urn:epc:id:sgtin:6941234.312345.%ZZ", "urn:epc:id:grai:6941234.00001"],
      ...["urn:epc:id:cpi:6941234.ab.1", "urn:epc:id:cpi:6941234.A_B.1", "https://a.example/8010/6941234a%23"],
      ...["urn:epc:id:cpi:6941234.AB", "urn:epc:id:sgtin:6941234.312345.ä", "urn:epc:idpat:sgtin:6941234.312345.7"],
      ...[
        `urn:epc:id:giai:6941234.${"A".repeat(24)}`,
        "urn:epc:id:itip:6941234.312345.1.2.9",
        "urn:epc:id:sgcn:6941234.00007.x",
      ],
    ];
    for (const id of others) expect(canonicalGs1Id(id)).to.equal(id);
  });

  it("are their own canonical form", () => {
    const ids = [...Object.keys(URNS).map((urn) => `urn:epc:${urn}`), ...KEYS.map(([, link]) => link)];
    for (const id of ids) expect(canonicalGs1Id(canonicalGs1Id(id))).to.equal(canonicalGs1Id(id));
  });
});
