import { Interface } from "ethers";
import { treatiesError } from "../sdk/treaties/errors.ts";
import type { AggregateLayer, LayerBook, ReinstatedLayer } from "../sdk/treaties/model/reinsurance.ts";
import { freshChain } from "./chain.ts";
import { compileContract } from "./compile.ts";
import type { ReinsuranceMachine } from "./reinsurance-machine.ts";

const READER = "test/contracts/instruments/treaties/ReinsuranceReader.sol";
const [EXCESS, AGGREGATE] = [2, 3];

/** What the library reverts with, and what the SDK says of the same. */
const CODES = {
  LossClaims_OutsideWindow: "LOSS_OUTSIDE_WINDOW",
  LossClaims_StartsBeforeFirstLoss: "PERIOD_BEFORE_FIRST_LOSS",
  LossClaims_PeriodsOverlap: "PERIODS_OVERLAP",
} as const;

/** The contract's libraries, on a chain of their own. */
export async function reinsuranceOnChain(): Promise<ReinsuranceMachine> {
  const { ethers, deployer } = await freshChain();
  const { abi, bytecode } = compileContract(READER, "ReinsuranceReader");
  const reader = await new ethers.ContractFactory(abi, bytecode, deployer).deploy();
  const to = await reader.getAddress();
  const contract = Interface.from(abi);
  const call = async (method: string, ...args: unknown[]) => {
    const data = contract.encodeFunctionData(method, args);
    const answer = await ethers.provider.call({ to, data }).catch((error) => {
      const name = typeof error.data === "string" ? contract.getError(error.data.slice(0, 10))?.name : undefined;
      const code = CODES[name as keyof typeof CODES];
      if (code === undefined) throw error;
      throw treatiesError(code, error.message, {});
    });
    return contract.decodeFunctionResult(method, answer);
  };
  const one = async (method: string, ...args: unknown[]) => (await call(method, ...args))[0];
  return {
    async cededFloor(...args) {
      const [premium, commission] = await call("cededFloor", ...args);
      return { premium, commission };
    },
    quotaShareFloor: (...args) => one("quotaShareFloor", ...args),
    surplusOf: (...args) => one("surplusOf", ...args),
    surplusFloor: (...args) => one("surplusFloor", ...args),
    async excess(layer, book, loss) {
      const [recovery, reinstated] = await call("recover", excessFields(layer), fieldsOf(book), loss);
      const after = { recovered: book.recovered + recovery, reinstated: book.reinstated + reinstated };
      return { recovery, reinstated, book: { ...book, ...after } };
    },
    async aggregate(layer, book, loss) {
      const [recovery, , losses] = await call("recover", aggregateFields(layer), fieldsOf(book), loss);
      return { recovery, book: { ...book, losses, recovered: book.recovered + recovery } };
    },
    reinstatementPremium: (layer, ...args) => one("reinstatementPremiumFloor", excessFields(layer), ...args),
    async profitCommission({ premium, losses, commission, expenseBps, profitBps, deficit }) {
      const args = [premium, losses, commission, expenseBps, profitBps, deficit];
      const [profit, forward] = await call("profitCommissionFloor", ...args);
      return { profit, forward };
    },
    split: async (amount, bps) => [...(await one("sharesOf", amount, bps))],
    async checkPeriods(hours, recorded, periods) {
      const first = Math.min(...recorded.map(({ happenedAt }) => happenedAt));
      const items = periods.map(({ losses }) => losses.map(({ happenedAt }) => [happenedAt, 0, 0, 0]));
      const starts = periods.map(({ startsAt }) => startsAt);
      await call("takePeriods", hours * 3600, first, starts, items);
    },
  };
}

const fieldsOf = ({ losses, recovered, reinstated }: LayerBook) => [losses, recovered, reinstated];

/** In the order of the contract's struct. */
function excessFields(layer: ReinstatedLayer): readonly unknown[] {
  const { reinstatements, proRataTime, reinstatementBps, premium, limit, retention } = layer;
  const aggregateLimit = limit * (BigInt(reinstatements) + 1n);
  return [EXCESS, reinstatements, 0, proRataTime, 0, 0, reinstatementBps, premium, limit, retention, 0, aggregateLimit];
}

function aggregateFields({ limit, retention, aggregateRetention, aggregateLimit }: AggregateLayer): readonly unknown[] {
  return [AGGREGATE, 0, 0, false, 0, 0, 0, 0, limit, retention, aggregateRetention, aggregateLimit];
}
