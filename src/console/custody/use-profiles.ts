import { groupDigits } from "../design/group-digits.ts";
import { type IndexedProfile, queryProfiles } from "../../sdk/query/custody.ts";
import { useList } from "../api/use-api.ts";

/** What the numbers of a unit mean under the rules that it is under. */
export interface Rules {
  /** A quantity in the rules' unit. */
  quantity(rules: number, stored: string): string;
  step(rules: number, step: number): string;
  /** Difference of two measurements that counts as equal, in thousandths; undefined while the rules are not known. */
  tolerance(rules: number): number | undefined;
  classes(rules: number, classes: readonly number[]): string;
  /** Name of a class in the newest rules of a flow. */
  classOf(flow: number, number: number): string;
  /** A quantity in the unit of the newest rules of a flow. */
  quantityOf(flow: number, stored: string): string;
}

const nameOf = (named: { readonly name: string; readonly code?: string } | undefined, number: number) =>
  named === undefined ? `#${number}` : [named.code, named.name].filter((part) => part).join(" ");

/** Rules count from 1: number 0 stands for none. */
export function useRules(): Rules {
  const { items = [] } = useList("profiles", queryProfiles, { limit: 500 });
  const byRules = new Map(items.map((each) => [each.rules, each]));
  const byFlow = new Map(items.map((each) => [each.flow, each]));
  const quantity = (found: IndexedProfile | undefined, stored: string) =>
    found === undefined ? stored : `${groupDigits(stored, found.profile.scale)} ${found.profile.unit}`;
  const classIn = (found: IndexedProfile | undefined, number: number) => nameOf(found?.profile.classes[number], number);
  return {
    quantity: (rules, stored) => quantity(byRules.get(rules), stored),
    step: (rules, step) => nameOf(byRules.get(rules)?.profile.steps[step], step),
    tolerance: (rules) => byRules.get(rules)?.profile.tolerance,
    classes: (rules, classes) => classes.map((number) => classIn(byRules.get(rules), number)).join(", ") || "–",
    classOf: (flow, number) => classIn(byFlow.get(flow), number),
    quantityOf: (flow, stored) => quantity(byFlow.get(flow), stored),
  };
}
