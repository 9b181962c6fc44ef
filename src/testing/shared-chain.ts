/** Chains of one kind that tests take turns on: set up once, and brought back to that state for each user. */
import { freshChain, type Restorer, remember, type TestChain } from "./chain.ts";
import { type Leases, leases } from "./leases.ts";

export interface SharedChain<T> {
  /** What the set-up gave: values only. Clients and whatever else remembers a chain are made anew by each user. */
  readonly prepared: T;
  readonly chain: TestChain;
}

/** Gives a chain as `prepare` left it. Nobody else has it until the lease is over; as many are made as are in use at once. */
export function sharedChain<T>(
  prepare: (chain: TestChain) => Promise<T>,
  until: Pick<Leases, "begin"> = leases,
): () => Promise<SharedChain<T>> {
  const idle: (SharedChain<T> & Restorer)[] = [];
  const create = async () => {
    const chain = await freshChain();
    const prepared = await prepare(chain);
    return { chain, prepared, ...(await remember(chain)) };
  };
  return async () => {
    const free = idle.pop();
    await free?.restore();
    const taken = free ?? (await create());
    until.begin(() => idle.push(taken));
    return taken;
  };
}
