/** Random inputs through the SDK and through the contracts, thousands in one call. */
import type { Interface } from "ethers";
import type { FinanceContracts } from "./finance-contracts.ts";
import { FINANCE_DRAWERS, type FinanceDraw, type FinanceDrawer, financeRandom } from "./finance-draws.ts";
import { CN_BANK_ID, codeOf } from "./finance-on-chain.ts";

export interface FinanceAgreement {
  readonly inputs: number;
  /** Of those, what both refused. */
  readonly refused: number;
  /** What differs, with the method and its words. */
  readonly differences: readonly string[];
}

const CHUNK = 1_000;
const WORD = 64;

/** `inputs` for each method. */
export async function compareFinance(
  contracts: FinanceContracts,
  { inputs, seed }: { readonly inputs: number; readonly seed: number },
): Promise<FinanceAgreement> {
  const random = financeRandom(seed);
  const differences: string[] = [];
  let [seen, refused] = [0, 0];
  for (const drawer of FINANCE_DRAWERS) {
    for (let left = inputs; left > 0; left -= CHUNK) {
      const draws = Array.from({ length: Math.min(CHUNK, left) }, () => drawer.draw(random));
      const answers = await onChain(contracts, drawer, draws);
      draws.forEach(({ words, answer }, i) => {
        seen++;
        if (typeof answer === "string") refused++;
        if (answers[i] !== answer) {
          differences.push(`${drawer.method}(${words.join(", ")}) is ${answer}, on chain ${answers[i]}`);
        }
      });
    }
  }
  return { inputs: seen, refused, differences };
}

/** The contract's answers, in one call. */
async function onChain(
  { ethers, reader, calendars }: FinanceContracts,
  { contract, method }: FinanceDrawer,
  draws: readonly FinanceDraw[],
): Promise<(bigint | string)[]> {
  const { abi, address } = contract === "reader" ? reader : calendars;
  const begin = `${abi.getFunction(method)?.selector.slice(2)}${contract === "calendars" ? CN_BANK_ID.slice(2) : ""}`;
  const calls = draws.map(({ words }) => begin + words.map((word) => word.toString(16).padStart(WORD, "0")).join(""));
  const length = (calls[0] as string).length / 2;
  const data = reader.abi.encodeFunctionData("callMany", [address, length, `0x${calls.join("")}`]);
  const [results] = reader.abi.decodeFunctionResult(
    "callMany",
    await ethers.provider.call({ to: reader.address, data }),
  );
  return draws.map((_, i) => answerAt(abi, results, i));
}

function answerAt(abi: Interface, results: string, index: number): bigint | string {
  const begin = 2 + index * 2 * WORD;
  const word = `0x${results.slice(begin + WORD, begin + 2 * WORD)}`;
  return BigInt(`0x${results.slice(begin, begin + WORD)}`) === 1n ? BigInt(word) : codeOf(abi, word);
}
