import { id } from "ethers";
import { instrumentsContract } from "../../../src/sdk/ledger/contracts.ts";
import { billId } from "../../../src/sdk/bills/model/bill-terms.ts";
import { signDeal } from "../../../src/sdk/settlement/model/consent.ts";
import { openBills } from "../../../src/testing/bills.ts";
import { gasOf } from "../../clearing/play-cycle.ts";
import type { Chain } from "../chain.ts";
import type { System } from "./system.ts";

const DAY = 86_400;

/** Bills of who has drawn before, so that limits and accounts are in their steady state. */
export async function bills(chain: Chain, system: System): Promise<Record<string, number>> {
  const { ethers } = chain;
  const { client, relayer } = system;
  const on = await openBills({ ethers, deployment: client.deployment, relayer });
  const [next, bank] = [await on.party("Endorsee of bills"), await on.party("Buyer of bills")];
  await on.accept(await on.terms());
  const terms = await on.terms();
  const bill = billId(terms);
  const drawing = await on.sign(on.drawer, "draw", { bill });
  const drawn = await on.relay.bills.drawBillAndWait({ terms, ...drawing });
  const accepting = await on.sign(on.acceptor, "accept", { bill, notTransferable: false, conditional: false });
  const accepted = await on.relay.bills.acceptBillAndWait({ terms, ...accepting });
  const { lot } = await on.relay.bills.getBill({ bill });
  if (lot === null) throw new Error("an accepted bill has a lot");
  const to = next.maker.address;
  const part = await on.payee.client.bills.endorseBillInPartAndWait({ lot, first: 600_000n, amount: 400_000n, to });
  const middle = await on.payee.client.bills.endorseBillInPartAndWait({ lot, first: 200_000n, amount: 100_000n, to });
  const whole = await on.payee.client.bills.endorseBillAndWait({ lot, to, amount: 200_000n });
  const deal = {
    legs: [
      {
        asset: String(instrumentsContract(client).target),
        id: lot,
        from: to,
        to: bank.maker.address,
        amount: 200_000n,
      },
      { asset: on.cash, from: bank.maker.address, to, amount: 199_000n },
    ],
    ref: id("contract"),
    recourse: true,
    deadline: ((await ethers.provider.getBlock("latest"))?.timestamp ?? 0) + DAY,
  };
  const consents = await Promise.all(
    [next, bank].map(async ({ maker }) => ({
      party: maker.address,
      nonce: 1n,
      signature: await signDeal(maker, client.deployment, deal, 1n),
    })),
  );
  const discounted = await on.relay.deals.settleAndWait({ deal, consents });
  return {
    "bill-draw": gasOf(drawn),
    "bill-accept": gasOf(accepted),
    "bill-endorse": gasOf(whole),
    "bill-endorse-part": gasOf(part),
    "bill-endorse-part-middle": gasOf(middle),
    "bill-discount-dvp": gasOf(discounted),
  };
}
