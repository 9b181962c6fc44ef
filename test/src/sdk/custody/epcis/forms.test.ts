import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect } from "chai";
import fc from "fast-check";
import { isTime, utcTime } from "../../../../../src/sdk/custody/epcis/time.ts";
import { isUri } from "../../../../../src/sdk/custody/epcis/uri.ts";

const ajv = new Ajv();
formats.default(ajv);
const theirs = (format: string) => {
  const validate = ajv.compile({ type: "string", format });
  return (value: unknown): boolean => validate(value);
};
const [theirUri, theirTime] = [theirs("uri"), theirs("date-time")];

describe("URIs", () => {
  it("are what ajv takes for them, but that ajv lets a wrong port pass for a path", () => {
    // No brackets: within them ajv counts an IPv6 address out.
    const character = fc.constantFrom(..."aZ09:/?#@%2Ff!$&'()*+,;=-._~ \"<é\\^{|");
    const text = fc.string({ unit: character, maxLength: 12 });
    const seeds = fc.constantFrom("", "a:", "https://", "urn:epc:", "https://u:p@h:80", "mw:", "a:/", "1a:", "a:?");
    fc.assert(
      fc.property(seeds, text, (seed, rest) => {
        const uri = seed + rest;
        if (isUri(uri) || !uri.includes("//")) expect(isUri(uri), JSON.stringify(uri)).to.equal(theirUri(uri));
      }),
      { numRuns: 5_000 },
    );
    expect([isUri("https://h:80a"), isUri("https://h:80/a"), isUri("https://h")]).to.deep.equal([false, true, true]);
  });

  it("may have an address for a host, and are texts", () => {
    expect(isUri("http://[2001:db8::1]:8080/x")).to.equal(true);
    expect(isUri("http://[x]/")).to.equal(false);
    expect(isUri({ toString: () => "a:b" })).to.equal(false);
  });

  it("may be long", () => {
    const long = `a://${"u".repeat(200_000)}`;
    expect([isUri(long), isUri(`${long}@${long} `), isUri(`${long}%`)]).to.deep.equal([true, false, false]);
  });
});

describe("times", () => {
  const part = (digits: number) => fc.nat(10 ** digits - 1).map((value) => String(value).padStart(digits, "0"));
  const text = fc
    .tuple(part(4), part(2), part(2), part(2), part(2), part(2), fc.constantFrom("", ".5", ".123456789", "."))
    .chain(([year, month, day, hour, minute, second, fraction]) =>
      fc
        .constantFrom("Z", "z", "", "+08:00", "-23:59", "+24:00", "+0800", "+08")
        .map((zone) => `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`),
    );

  it("are times to ajv too", () => {
    fc.assert(
      fc.property(text, (time) => {
        if (isTime(time)) expect(theirTime(time), time).to.equal(true);
      }),
      { numRuns: 5_000 },
    );
    for (const time of ["2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01", "x"]) {
      expect(isTime(time), time).to.equal(false);
    }
    expect([isTime("2024-02-29t00:00:00.1z"), isTime(7)]).to.deep.equal([true, false]);
  });

  it("are in UTC what the language says they are", () => {
    const instant = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: -839, max: 840 }), (date, zone) => {
        const local = new Date(date.getTime() + zone * 60_000).toISOString().replace("Z", "");
        const [hours, minutes] = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60].map((n) =>
          `${n}`.padStart(2, "0"),
        );
        expect(utcTime(`${local}${zone < 0 ? "-" : "+"}${hours}:${minutes}`)).to.equal(date.toISOString());
      }),
    );
    expect(utcTime("soon")).to.equal("soon");
  });
});
