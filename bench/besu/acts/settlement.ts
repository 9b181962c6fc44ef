import { hexlify, randomBytes } from "ethers";
import { settlementContract } from "../../../src/sdk/settlement/contracts.ts";
import { CONSENT_TYPES } from "../../../src/sdk/settlement/model/consent.ts";
import { type Act, gasFor } from "../act.ts";
import { deliver, type Lane, type Prepared } from "../lane.ts";
import type { Stage } from "../stage.ts";
import { OPENING_GAS, type SharedReceivable } from "./receivable.ts";

const PART = 0x71n;
const PRICE = 0x70n;

/** Parts of a receivable against the bank's money, at once: both sides sign, and who brings it is none of the two. */
export async function settlements(stage: Stage, receivable: SharedReceivable): Promise<Act> {
  const { chain, client, relayers, bank, domainOf } = stage;
  const { instrumentsAt, id, cashAt, holders, deadline } = receivable;
  const settlement = settlementContract(client);
  const to = await settlement.getAddress();
  const domain = domainOf("Tallystick Settlement", to);
  /** Each party's last. */
  const nonces = new Map<string, bigint>();

  async function encode(seller: Lane): Promise<string> {
    const [sold, paid] = [seller.wallet.address, bank.wallet.address];
    const deal = {
      legs: [
        { asset: instrumentsAt, id, from: sold, to: paid, amount: PART },
        { asset: cashAt, id: 0n, from: paid, to: sold, amount: PRICE },
      ],
      ref: hexlify(randomBytes(32)),
      recourse: false,
      deadline,
    };
    const consents = await Promise.all(
      [seller, bank].map(async ({ wallet }) => {
        const nonce = (nonces.get(wallet.address) ?? 0n) + 1n;
        nonces.set(wallet.address, nonce);
        const signature = await wallet.signTypedData(domain, CONSENT_TYPES, { deal, nonce });
        return { party: wallet.address, nonce, signature, checker: "0x" };
      }),
    );
    return settlement.interface.encodeFunctionData("settle", [deal, consents]);
  }

  const [relayer] = relayers as [Lane];
  let gasLimit: bigint | undefined;
  return {
    name: "settlement",
    item: "deals",
    itemsEach: 1,
    async prepare(count) {
      if (gasLimit === undefined) {
        // What each seller's first sale opens.
        const first = await Promise.all(holders.map(encode));
        await deliver(
          chain,
          first.map((data) => relayer.sign({ to, data, gasLimit: OPENING_GAS })),
        );
      }
      const prepared: Prepared[] = [];
      for (let n = 0; n < count; n++) {
        const lane = relayers[n % relayers.length] as Lane;
        const data = await encode(holders[n % holders.length] as Lane);
        gasLimit ??= await gasFor(chain, { from: lane.wallet.address, to, data });
        prepared.push(lane.sign({ to, data, gasLimit }));
      }
      return prepared;
    },
  };
}
