import type { Quote } from "../../../sdk/receivables/desk/quote.ts";
import { showMoney } from "../../shared/amounts.ts";

/** "BankDiscount 3.65 % Act360, 98 days, pays 396.02". */
export function quoteWords({ method, rate, basis, days, price }: Quote): string {
  return `${method} ${showMoney(BigInt(rate))} % ${basis}, ${days} days, pays ${showMoney(price)}`;
}
