import { InvalidArgumentError } from "commander";
import { isDay } from "../../../sdk/receivables/invoice/read-date.ts";

export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("Not a date such as 2027-01-31.");
  return text;
}
