/** What falls due under treaties in a crash run of a keeper. */
import { treatiesContract } from "../../src/sdk/treaties/contracts.ts";
import type { TestSystem } from "../../src/testing/system.ts";
import { openTreaties, type TreatiesSystem } from "../../src/testing/treaties.ts";
import { type Expected, told } from "./keeper-expected.ts";

const [HOUR, DAY] = [3_600, 86_400];
const PREMIUM = 42_000n;

/**
 * Under `each` treaties the lead does not answer an advice, no line pays a call, the account is not settled, and nobody calls a loss. All are due 90 days
 * later.
 */
export async function makeTreatiesDue(
  { ethers, deployment, deployer: relayer }: TestSystem,
  each: number,
): Promise<readonly Expected[]> {
  const on = await openTreaties({ ethers, deployment, relayer });
  const [silent, unpaid, accounts, uncalled]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (let n = 0; n < each; n++) {
    const treaty = await inForce(on);
    silent.push(await on.notify(await on.notice(treaty, 150_000n)));
    const large = await on.assessed(treaty, 200_000n);
    const { call } = await on.cedent.client.treaties.callLayerAndWait({ notice: large, layer: 0 });
    await on.cedent.client.treaties.callLayerAndWait({ notice: large, layer: 1 });
    unpaid.push(...[on.lead, on.second, on.third].map(({ org }) => `${call} ${org}`));
    const small = await on.assessed(treaty, 105_000n);
    for (const layer of [0, 1]) await on.cedent.client.treaties.callLayerAndWait({ notice: small, layer });
    accounts.push(treaty);
    const notice = await on.notice(treaty, 120_000n);
    const loss = await on.notify(notice);
    const signed = await on.sign(on.lead, "assess", { loss, amount: 120_000n });
    await on.relay.treaties.assessLossAndWait({ loss, amount: 120_000n, ...signed });
    uncalled.push(loss);
  }
  return [
    {
      what: "assessment of a loss by silence",
      subjects: silent,
      async find(client) {
        const contract = treatiesContract(client);
        const found = await contract.queryFilter(contract.filters.LossAssessed());
        return told(found, ({ loss }) => loss).filter(({ subject }) => silent.includes(subject));
      },
    },
    {
      what: "draw of what a line posted",
      subjects: unpaid,
      async find(client) {
        const contract = treatiesContract(client);
        const found = await contract.queryFilter(contract.filters.CollateralDrawn());
        return told(found, ({ call, org }) => `${call} ${org}`);
      },
    },
    {
      what: "settlement of an account",
      subjects: accounts,
      async find(client) {
        const contract = treatiesContract(client);
        return told(await contract.queryFilter(contract.filters.AccountSettled()), ({ treaty }) => treaty);
      },
    },
    {
      what: "end of a loss that nobody called",
      subjects: uncalled,
      async find(client) {
        const contract = treatiesContract(client);
        return told(await contract.queryFilter(contract.filters.LossWithdrawn()), ({ loss }) => loss);
      },
    },
  ];
}

/** A treaty that runs off within forty days, of which all premium is paid. */
async function inForce(on: TreatiesSystem): Promise<string> {
  const inception = (await on.now()) + HOUR;
  const treaty = await on.inForce({
    inception,
    boundBy: inception,
    expiry: inception + 20 * DAY,
    runOffUntil: inception + 40 * DAY,
    windowHours: 0,
    instalments: [{ dueBy: inception + 20 * DAY, amount: PREMIUM }],
  });
  await on.cedent.client.treaties.payPremiumAndWait({ treaty, amount: PREMIUM });
  return treaty;
}
