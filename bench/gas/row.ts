/** Gas by operation. */
export type Gas = Readonly<Record<string, number>>;

/** One line of a result file. `ratio` is ours over the peer's: below 1 is cheaper. */
export interface Row {
  name: string;
  value: number;
  unit: "gas";
  peer?: string;
  peerValue?: number;
  ratio?: number;
}

/** A row beside a peer, where there is one. */
export function row(name: string, value: number, peer?: string, peerValue?: number): Row {
  const ours = { name, value: round(value), unit: "gas" } as const;
  if (peer === undefined || peerValue === undefined) return ours;
  return { ...ours, peer, peerValue: round(peerValue), ratio: Number((value / peerValue).toPrecision(6)) };
}

/** What was measured under a name. */
export function of(gas: Gas, name: string): number {
  const value = gas[name];
  if (value === undefined) throw new Error(`nothing was measured under the name ${name}`);
  return value;
}

const round = (value: number): number => Number(value.toFixed(2));
