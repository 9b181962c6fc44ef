import { joinCycleAndWait } from "../../sdk/clearing/actions/join-cycle.ts";
import { openCycleAndWait } from "../../sdk/clearing/actions/open-cycle.ts";
import { submitObligationsAndWait } from "../../sdk/clearing/actions/submit-obligations.ts";
import { signListOfObligations } from "../../sdk/clearing/model/confirmation.ts";
import type { CycleTerms } from "../../sdk/clearing/model/cycle-terms.ts";
import { listsAfter } from "../../sdk/clearing/model/lists.ts";
import type { Obligation } from "../../sdk/clearing/model/obligation.ts";
import { signParticipation } from "../../sdk/clearing/model/participation.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { chainTime } from "../shared/chain-clock.ts";
import { approve, type Bank } from "./banks.ts";
import { COLLATERAL, SHARE } from "./money.ts";

/** Seconds: short, for others play on the same chain. */
const CONFIRM = 60;
const PAY = 60;

const CAP = 15_000_000_00n;

/** The first bank opens a cycle, and all join. */
export async function startCycle(
  banks: readonly [Bank, ...Bank[]],
  deployment: Deployment,
  cash: string,
): Promise<{ readonly cycle: string; readonly terms: CycleTerms }> {
  const [operator] = banks;
  const time = await chainTime(operator.client.provider);
  const terms: CycleTerms = {
    operator: operator.org,
    cash,
    number: 1n,
    closesAt: time + CONFIRM,
    fundedBy: time + CONFIRM + PAY,
    topUp: PAY,
    members: banks.map(({ org: bank, maker }) => {
      return { bank, account: maker.address, netDebitCap: CAP, collateral: COLLATERAL, fund: SHARE };
    }),
  };
  const { cycle } = await openCycleAndWait(operator.client, { terms });
  const joining = [];
  for (const bank of banks) {
    const approval = await approve(bank, (signer) => signParticipation(signer, deployment, terms, bank.org));
    joining.push({ bank: bank.org, approval });
  }
  await joinCycleAndWait(operator.client, { terms, joining });
  return { cycle, terms };
}

/** Every bank signs its own, and the operator brings them. */
export async function confirmAll(
  banks: readonly [Bank, ...Bank[]],
  deployment: Deployment,
  { cycle, terms }: { readonly cycle: string; readonly terms: CycleTerms },
  obligations: readonly Obligation[],
): Promise<void> {
  const [operator] = banks;
  const confirmations = [];
  for (const { bank: org, list } of listsAfter(terms, obligations)) {
    const bank = banks.find((each) => each.org === org);
    if (bank === undefined) throw new Error(`bank ${org} does not play`);
    const sign = (signer: Bank["maker"]) => signListOfObligations(signer, deployment, { cycle, bank: org, list });
    confirmations.push({ bank: org, approval: await approve(bank, sign) });
  }
  await submitObligationsAndWait(operator.client, { terms, obligations, confirmations });
}

/** Forty obligations: each bank owes each other two, of amounts that follow from the two. */
export function fortyObligations(banks: readonly Bank[]): Obligation[] {
  return banks.flatMap(({ org: debtor }, i) =>
    banks
      .filter(({ org }) => org !== debtor)
      .flatMap(({ org: creditor }, j) =>
        [0, 1].map((k) => {
          const amount = BigInt(150_000 + ((i * 7 + j * 11 + k * 13) % 17) * 75_000 + i * 50_000) * 100n;
          return { debtor, creditor, amount, number: BigInt(2 * j + k + 1) };
        }),
      ),
  );
}
