/** A life cycle, tried pair by pair: what each act does in each state, as a transition table says. */
import { expect } from "chai";
import { type Restorer, remember, type TestChain } from "./chain.ts";
import { refused } from "./errors.ts";
import type { TransitionTable } from "./transition-table.ts";

/** One thing with a life cycle, on a chain that nobody else uses. */
export interface LifecycleSubject {
  readonly chain: Pick<TestChain, "ethers">;
  /** Brings it from nothing into a state. */
  reach(state: string): Promise<void>;
  /** Each act, by somebody who may do it and with all that it needs, waiting until it is mined. */
  readonly acts: Readonly<Record<string, () => Promise<unknown>>>;
  /** Its state, as the SDK reads it. */
  state(): Promise<string>;
  /** All that is on record of it. */
  record(): Promise<unknown>;
}

/**
 * One test for each state and act. The subject is brought into a state once; each test begins there.
 *
 * @param begin Called once for each state.
 */
export function describeLifecycle(name: string, table: TransitionTable, begin: () => Promise<LifecycleSubject>): void {
  describe(name, () => {
    for (const state of table.states) {
      describe(`in ${state}`, () => {
        let subject: LifecycleSubject;
        let reached: Restorer;
        before(async () => {
          subject = await begin();
          expect(Object.keys(subject.acts).sort(), "acts").to.deep.equal([...table.acts].sort());
          await subject.reach(state);
          reached = await remember(subject.chain);
        });
        beforeEach(async () => {
          await reached.restore();
          expect(await subject.state(), "state before the act").to.equal(state);
        });

        for (const act of table.acts) {
          const outcome = table.transitions[state]?.[act] ?? { error: "(not in the table)" };
          const perform = () => (subject.acts[act] as () => Promise<unknown>)();
          if (typeof outcome === "string") {
            it(`${act} leads to ${outcome}`, async () => {
              const { provider } = subject.chain.ethers;
              const fromBlock = (await provider.getBlockNumber()) + 1;
              await perform();
              expect(await subject.state()).to.equal(outcome);
              if (outcome !== state) return;
              const told = await provider.getLogs({ fromBlock });
              expect(told.length > 0, "tells of what it did").to.equal(!table.idle.includes(act));
            });
          } else {
            it(`${act} fails with ${outcome.error}`, async () => {
              const before = await subject.record();
              await refused(perform, outcome.error);
              expect(await subject.state()).to.equal(state);
              expect(await subject.record()).to.deep.equal(before);
            });
          }
        }
      });
    }
  });
}
