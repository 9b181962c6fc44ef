import { expect } from "chai";
import { toUtf8String } from "ethers";
import {
  canonicalSubject,
  subjectInput,
  type WatchlistSubject,
} from "../../../../../src/sdk/watchlist/model/subject.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { watchlistSubjects } from "../../../../../src/testing/watchlist-subjects.ts";

describe("subjects of a watchlist", () => {
  it("have one form each", () => {
    for (const subject of watchlistSubjects(1, 200)) {
      const wide = subject.identifier.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      for (const identifier of [
        subject.identifier.toLowerCase(),
        wide,
        `${subject.identifier.slice(0, 6)} - ${subject.identifier.slice(6)}`,
      ]) {
        expect(canonicalSubject({ ...subject, identifier })).to.deep.equal(subject);
      }
      expect(toUtf8String(subjectInput(subject))).to.equal(
        `tallystick/watchlist/subject/v1\n${subject.kind}\n${subject.identifier}`,
      );
    }
  });

  it("with one character changed, or two beside each other exchanged, are refused without being repeated", async () => {
    for (const subject of watchlistSubjects(2, 60)) {
      const { identifier } = subject;
      const changed = identifier.slice(0, 16) + (identifier[16] === "1" ? "2" : "1") + identifier.slice(17);
      const exchanged = identifier.slice(0, 15) + identifier[16] + identifier[15] + identifier.slice(17);
      for (const each of identifier[15] === identifier[16] ? [changed] : [changed, exchanged]) {
        const error = await refused(() => canonicalSubject({ ...subject, identifier: each }), "SUBJECT_INVALID");
        expect(JSON.stringify([error.message, error.values])).to.not.include(each);
      }
    }
  });

  it("of another length, alphabet, birthday or kind are refused", async () => {
    const [company, person] = watchlistSubjects(3, 2) as [WatchlistSubject, WatchlistSubject];
    const bad = [
      { kind: "CN-USCC", identifier: company.identifier.slice(1) },
      { kind: "CN-USCC", identifier: `${company.identifier.slice(0, 17)}I` },
      { kind: "CN-USCC", identifier: person.identifier },
      { kind: "CN-RESIDENT-ID", identifier: person.identifier.slice(0, 15) },
      { kind: "CN-RESIDENT-ID", identifier: `${person.identifier.slice(0, 10)}1332${person.identifier.slice(14)}` },
      { kind: "CN-RESIDENT-ID", identifier: company.identifier },
      { kind: "PHONE", identifier: "1" },
    ] as never[];
    for (const each of bad) await refused(() => canonicalSubject(each), "SUBJECT_INVALID");
  });
});
