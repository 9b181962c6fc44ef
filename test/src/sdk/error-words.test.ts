import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { solidityErrors } from "../../../scripts/generate/solidityErrors.ts";
import { TallyError } from "../../../src/lib/errors.ts";
import { inWords } from "../../../src/sdk/core/error-words.ts";
import { toName16 } from "../../../src/sdk/core/name16.ts";
import { SDK_ERROR_WORDS } from "../../../src/sdk/error-words.ts";
import { MEMBERS_CATALOGUE } from "../../../src/sdk/members/errors.ts";
import { toCalendarId } from "../../../src/sdk/settlement/model/calendar-id.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;

/** An error as it comes out of a revert. */
const reverted = (code: string, values: Record<string, unknown>) =>
  new TallyError(code, `${code}: ${Object.values(values).join()}`, { retryable: false, values });
const told = (code: string, values: Record<string, unknown>) =>
  (inWords(reverted(code, values), SDK_ERROR_WORDS) as TallyError).message;

describe("what contracts refuse with, in words", () => {
  it("names states, duties, roles, standings, parameters and times", () => {
    const expectedStates = `0x${"20".padStart(64, "0")}`;
    expect(told("GovernorUnexpectedProposalState", { proposalId: 7n, current: 1n, expectedStates })).to.equal(
      "GovernorUnexpectedProposalState: proposalId 7, current Active, expectedStates Queued",
    );
    const two = `0x${"06".padStart(64, "0")}`;
    expect(told("TimelockUnexpectedOperationState", { operationId: "0x01", expectedStates: two })).to.equal(
      "TimelockUnexpectedOperationState: operationId 0x01, expectedStates Waiting or Ready",
    );
    expect(told("Members_DutyMissing", { account: "0xa", has: 0n, wanted: 3n })).to.equal(
      "Members_DutyMissing: account 0xa, has none, wanted ADMIN, MAKER",
    );
    expect(told("Members_RoleMissing", { org: 2n, has: 1n, wanted: 512n })).to.equal(
      "Members_RoleMissing: org 2, has REGULATOR, wanted SUPPLIER",
    );
    expect(told("Members_NotActive", { org: 2n, standing: 3n })).to.equal(
      "Members_NotActive: org 2, standing Expelled",
    );
    expect(told("Members_AccountExpired", { account: "0xa", validUntil: 60n })).to.equal(
      "Members_AccountExpired: account 0xa, validUntil 1970-01-01T00:01:00Z",
    );
    const parameter = toName16("parameter", "w01018");
    expect(told("Sensors_NoSensor", { station: 1n, parameter })).to.equal(
      "Sensors_NoSensor: station 1, parameter w01018",
    );
    expect(told("Stations_WrongPhase", { station: 1n, phase: 3n })).to.equal(
      "Stations_WrongPhase: station 1, phase Retired",
    );
    expect(told("Attestations_NotValid", { uid: "0x1", status: 3n })).to.equal(
      "Attestations_NotValid: uid 0x1, status Revoked",
    );
    expect(told("Fingerprints_Taken", { item: 0n, key: "0x1", state: 3n })).to.equal(
      "Fingerprints_Taken: item 0, key 0x1, state Financed",
    );
    expect(told("Fingerprints_WrongRefState", { ref: "0x1", state: 4n })).to.equal(
      "Fingerprints_WrongRefState: ref 0x1, state Cancelled",
    );
    expect(told("Fingerprints_RefExists", { ref: "0x1", state: 2n })).to.equal(
      "Fingerprints_RefExists: ref 0x1, state Financed",
    );
    expect(told("Custody_WrongPhase", { unit: "0x1", phase: 5n })).to.equal(
      "Custody_WrongPhase: unit 0x1, phase Destroyed",
    );
  });

  it("names calendars and dates", () => {
    expect(told("Calendars_DayOver", { id: toCalendarId("CN-BANK"), day: 20512n, today: 20513n })).to.equal(
      "Calendars_DayOver: id CN-BANK, day 2026-02-28, today 2026-03-01",
    );
  });

  it("names states, purposes, days and times of bills and facilities", () => {
    expect(told("Facilities_WrongState", { facility: "0x1", state: 3n })).to.equal(
      "Facilities_WrongState: facility 0x1, state Frozen",
    );
    expect(told("PurposePayments_WrongState", { request: "0x1", state: 3n })).to.equal(
      "PurposePayments_WrongState: request 0x1, state Unevidenced",
    );
    const purpose = encodeBytes32String("steel");
    expect(told("PurposePayments_BudgetExceeded", { facility: "0x1", purpose, left: 0n, amount: 9n })).to.equal(
      "PurposePayments_BudgetExceeded: facility 0x1, purpose steel, left 0, amount 9",
    );
    expect(told("PurposePayments_NotListed", { facility: "0x1", payee: "0xa", from: 0n })).to.equal(
      "PurposePayments_NotListed: facility 0x1, payee 0xa, from none",
    );
    expect(told("PurposePayments_NotListed", { facility: "0x1", payee: "0xa", from: 60n })).to.equal(
      "PurposePayments_NotListed: facility 0x1, payee 0xa, from 1970-01-01T00:01:00Z",
    );
    expect(told("Bills_TermsInvalid", { field: encodeBytes32String("payee") })).to.equal(
      "Bills_TermsInvalid: field payee",
    );
    expect(told("BillClaims_WrongState", { lot: 7n, state: 3n })).to.equal(
      "BillClaims_WrongState: lot 7, state Refused",
    );
    expect(told("BillClaims_NotSilent", { lot: 7n, answerBy: 0n })).to.equal(
      "BillClaims_NotSilent: lot 7, answerBy not known yet",
    );
    expect(told("BillClaims_TimeBarred", { lot: 7n, until: 20512n })).to.equal(
      "BillClaims_TimeBarred: lot 7, until 2026-02-28",
    );
  });

  it("keeps code, values and cause, and every error that it has no words for", () => {
    const error = reverted("Members_NotActive", { org: 2n, standing: 2n });
    const { code, values, retryable } = inWords(error, SDK_ERROR_WORDS) as TallyError;
    expect([code, values, retryable]).to.deep.equal(["Members_NotActive", { org: 2n, standing: 2n }, false]);
    for (const other of [
      new Error("a bug"),
      reverted("Custody_NotSealed", { unit: "0x1" }),
      reverted("toString", {}),
    ]) {
      expect(inWords(other, SDK_ERROR_WORDS)).to.equal(other);
    }
  });

  it("has words for errors and arguments that exist", () => {
    const declared = new Map(solidityErrors(ROOT).map(({ name, parameters }) => [name, parameters]));
    for (const [name, words] of Object.entries(SDK_ERROR_WORDS)) {
      if (name in MEMBERS_CATALOGUE) continue;
      for (const argument of Object.keys(words)) {
        expect(declared.get(name), name).to.match(new RegExp(`\\b${argument}\\b`));
      }
    }
  });
});
