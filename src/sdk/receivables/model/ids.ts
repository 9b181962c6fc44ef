import { checkBytes32, checkThat } from "../../core/check.ts";

/** Ids of receivables. @throws `ARGUMENT_INVALID`. */
export function checkReceivableIds(receivables: readonly string[]): string[] {
  checkThat(receivables.length > 0, "receivables", receivables, "at least one");
  return receivables.map((each, i) => checkBytes32(`receivables[${i}]`, each));
}
