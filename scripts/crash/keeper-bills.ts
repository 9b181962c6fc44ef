/** What falls due on bills in a crash run of a keeper. */
import { billsContract } from "../../src/sdk/bills/contracts.ts";
import { type BillTerms, billId } from "../../src/sdk/bills/model/bill-terms.ts";
import { dateText, dayNumber } from "../../src/sdk/settlement/model/dates.ts";
import { type BillsSystem, openBills } from "../../src/testing/bills.ts";
import type { TestSystem } from "../../src/testing/system.ts";
import { type Expected, told } from "./keeper-expected.ts";

/** Days after a maturity when nobody answers any more, whatever days are closed. */
const LONG_AFTER = 740;

/**
 * Of `each` bills nobody can be made to pay any more, and who guaranteed them is free; of as many an acceptor was silent when they were presented; as many
 * mature; as many are not accepted. All are due 90 days later. More than two years pass.
 */
export async function makeBillsDue(
  { ethers, deployment, deployer: relayer }: TestSystem,
  each: number,
): Promise<readonly Expected[]> {
  const on = await openBills({ ethers, deployment, relayer });
  const guarantor = await on.party("Guarantor");
  await on.limit(guarantor, on.acceptor, "GUARANTEE");
  const barred = await accepted(on, each);
  for (const { terms } of barred) {
    const aval = { bill: billId(terms), party: on.acceptor.org };
    await on.relay.bills.guaranteeBillAndWait({ ...aval, ...(await on.sign(guarantor, "guarantee", aval)) });
  }
  await on.goTo((await on.today()) + 90 + LONG_AFTER);

  const silent = await accepted(on, each, { maturity: dateText((await on.today()) + 1) });
  await on.goTo(dayNumber(silent[0]?.terms.maturity ?? ""));
  for (const { lot } of silent) await on.relay.bills.presentBillLotAndWait({ lot });
  const maturing = await accepted(on, each);
  const drawn: string[] = [];
  for (let n = 0; n < each; n++) drawn.push(await on.draw(await on.terms()));
  const lots = (of: readonly Accepted[]) => of.map(({ lot }) => String(lot));
  return [
    {
      what: "refusal of a bill by silence",
      subjects: drawn,
      async find(client) {
        const contract = billsContract(client);
        return told(await contract.queryFilter(contract.filters.BillRefused()), ({ bill }) => bill);
      },
    },
    {
      what: "presentation of a lot",
      subjects: lots(maturing),
      async find(client) {
        const contract = billsContract(client);
        const found = await contract.queryFilter(contract.filters.LotPresented());
        // Those before were presented by hand.
        return told(found.slice(silent.length), ({ lot }) => String(lot));
      },
    },
    {
      what: "refusal of a lot by silence",
      subjects: lots(silent),
      async find(client) {
        const contract = billsContract(client);
        return told(await contract.queryFilter(contract.filters.LotRefused()), ({ lot }) => String(lot));
      },
    },
    {
      what: "end of a lot",
      subjects: lots(barred),
      async find(client) {
        const contract = billsContract(client);
        return told(await contract.queryFilter(contract.filters.LotBarred()), ({ lot }) => String(lot));
      },
    },
    {
      what: "end of a guarantee",
      subjects: barred.map(({ terms }) => billId(terms)),
      async find(client) {
        const contract = billsContract(client);
        return told(await contract.queryFilter(contract.filters.GuaranteeEnded()), ({ bill }) => bill);
      },
    },
  ];
}

interface Accepted {
  readonly terms: BillTerms;
  readonly lot: bigint;
}

async function accepted(on: BillsSystem, each: number, changes: Partial<BillTerms> = {}): Promise<Accepted[]> {
  const all: Accepted[] = [];
  for (let n = 0; n < each; n++) {
    const terms = await on.terms(changes);
    all.push({ terms, lot: await on.accept(terms) });
  }
  return all;
}
