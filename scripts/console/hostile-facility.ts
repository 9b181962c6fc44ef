/** A facility on the hostile chain: a line of its budget for each text, between two organisations under such names. */
import { TypedDataEncoder } from "ethers";
import { chainTime } from "../../src/scenarios/shared/chain-clock.ts";
import { passProposal } from "../../src/scenarios/shared/pass-proposal.ts";
import type { Stage } from "../../src/scenarios/shared/scenario.ts";
import { allow, approve, enrolTwo, type Party } from "../../src/scenarios/shared/two-people.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { waitMined, write } from "../../src/sdk/core/write.ts";
import { purposeAccountsContract } from "../../src/sdk/funds/contracts.ts";
import { completeFacility, FACILITY_TYPES, toFacilityStruct } from "../../src/sdk/funds/model/facility-terms.ts";
import { signFundAct } from "../../src/sdk/funds/model/signatures.ts";
import { buildPublishCalendarProposal } from "../../src/sdk/settlement/actions/calendars/build-publish-calendar-proposal.ts";
import { openCashAndWait } from "../../src/sdk/settlement/actions/cash/open-cash.ts";
import { yearOf } from "../../src/sdk/settlement/model/dates.ts";

const DAY = 86_400;
const CALENDAR = "HOSTILE";
/** Bytes that a code keeps. */
const CODE = 31;

type Place = Pick<Stage, "account" | "deployment">;

/** An organisation, and the accounts of its two people. */
interface Side {
  readonly name: string;
  readonly client: Client;
  readonly account: number;
  readonly checker: number;
}

/** @returns Its id. @param texts Each a code of a purpose, or what of it fits into one, as a client that checks nothing sends it. */
export async function writeFacility(
  place: Place,
  voters: readonly [Client, ...Client[]],
  sides: { readonly lender: Side; readonly borrower: Side },
  texts: readonly string[],
): Promise<string> {
  const [lender, borrower] = [await partyOf(place, sides.lender), await partyOf(place, sides.borrower)];
  const now = await chainTime(lender.client.provider);
  await publishCalendar(voters, now);
  const cash = await openCashAndWait(lender.client, {
    currency: "CNY",
    name: texts[0]?.slice(0, CODE) ?? "",
    symbol: "H",
  });
  const codes = new Set(texts.map(codeOf));
  const amount = BigInt(codes.size);
  await allow(place, lender, borrower, { kind: "LOAN", cap: amount });
  const sound = completeFacility({
    lender: lender.org,
    borrower: borrower.org,
    lenderAccount: lender.maker.address,
    borrowerAccount: borrower.maker.address,
    cash: cash.cash,
    amount,
    drawUntil: now + 30 * DAY,
    useBy: now + 90 * DAY,
    calendar: CALENDAR,
    lines: [{ purpose: "steel", amount }],
  });
  const struct = { ...toFacilityStruct(sound), lines: [...codes].sort().map((purpose) => ({ purpose, amount: 1n })) };
  const facility = TypedDataEncoder.from(FACILITY_TYPES).hashStruct("Facility", struct);
  const deadline = now + DAY;
  const byLender = await sign(place, lender, facility, deadline);
  const byBorrower = await sign(place, borrower, facility, deadline);
  const args = [struct, deadline, byLender, byBorrower] as const;
  await waitMined(lender.client, await write(lender.client, purposeAccountsContract(lender.client), "open", args, {}));
  return facility;
}

const partyOf = ({ account, deployment }: Place, { name, client, account: maker, checker }: Side): Promise<Party> =>
  enrolTwo(deployment, client, { name, maker: account(maker), checker: account(checker) });

const sign = ({ deployment }: Place, party: Party, facility: string, deadline: number) =>
  approve(party, (signer) => signFundAct(signer, deployment, "open", { facility, deadline }));

/** Of a text, in hex, with zeros behind. */
function codeOf(text: string): string {
  return `0x${Buffer.from(text).subarray(0, CODE).toString("hex").padEnd(64, "0")}`;
}

async function publishCalendar(voters: readonly [Client, ...Client[]], now: number): Promise<void> {
  const year = yearOf(Math.floor(now / DAY));
  const years = { [year]: { holidays: [], makeUpWorkingDays: [] } };
  await passProposal(
    voters,
    buildPublishCalendarProposal(voters[0], { table: { name: CALENDAR, utcOffset: 0, years } }),
  );
}
