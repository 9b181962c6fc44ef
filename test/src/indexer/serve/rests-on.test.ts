import { expect } from "chai";
import { stepNumber } from "../../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../../src/sdk/custody/profiles/medical-waste.ts";
import type { AsOf } from "../../../../src/sdk/query/ask.ts";
import { type CustodySystem, custodySystem, WARD } from "../../../../src/testing/custody.ts";
import { buildSetRolesProposal } from "../../../../src/sdk/members/actions/council/build-set-roles-proposal.ts";
import { proposeAndWait } from "../../../../src/sdk/members/actions/council/propose.ts";
import { everyAnswer } from "../../../../src/testing/every-answer.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { signedIn } from "../../../../src/testing/sign-in.ts";

interface News {
  readonly asOf: AsOf;
  readonly changed: Readonly<Record<string, number>>;
}
interface Answered {
  readonly asOf: AsOf;
  readonly restsOn: readonly string[];
}

describe("what answers rest on", () => {
  let system: CustodySystem;
  let indexer: TestIndexer;
  before(async () => {
    system = await custodySystem();
    indexer = await indexerOn(system);
    await indexer.caughtUp();
  });
  after(() => indexer.close());

  /** The first message of a stream, which says everything. */
  async function news(): Promise<News> {
    const answer = await fetch(`${indexer.url}/v1/changes`);
    let heard = "";
    for await (const piece of answer.body ?? []) {
      heard += new TextDecoder().decode(piece);
      const [, data] = /event: block\ndata: (.*)\n\n/.exec(heard) ?? [];
      if (data === undefined) continue;
      return JSON.parse(data) as News;
    }
    throw new Error("the stream ended");
  }
  const everything = async () => {
    const { token } = await signedIn(indexer.api, system.hospital.signer);
    const { bodies } = await everyAnswer({ url: indexer.url, token, words: ["Hospital"] });
    return new Map(
      bodies
        .filter(({ path, body }) => path.startsWith("/v1/") && body.startsWith('{"asOf"'))
        .map(({ path, body }) => [path, JSON.parse(body) as Answered] as const),
    );
  };
  const isOld = ({ asOf, restsOn }: Answered, { changed }: News) =>
    restsOn.some((name) => (changed[name] ?? 0) > asOf.block);
  const contentOf = ({ asOf: _, restsOn: __, ...content }: Answered) => JSON.stringify(content);

  it("is said to have changed whenever an answer is another one, of every route and act", async () => {
    const { hospital, rules } = system;
    const measured = { class: 0, items: 1, quantity: 100, site: WARD, when: await system.now() };
    const creation = { identifier: "8003/09520000000011Bnew", rules, step: 0, ...measured };
    const unit = unitId(hospital.org, creation.identifier);
    const step = stepNumber(MEDICAL_WASTE, "temporary storage");
    const acts: Record<string, () => Promise<unknown>> = {
      "a unit": () => hospital.client.custody.createUnitAndWait({ creation }),
      "a step": () =>
        hospital.client.custody.recordStepAndWait({ units: [unit], step, site: WARD, when: measured.when }),
      "a year later": async () => {
        await system.ethers.provider.send("evm_increaseTime", [366 * 86_400]);
        await system.ethers.provider.send("evm_mine", []);
      },
      "a proposal": () =>
        proposeAndWait(system.ours, {
          proposal: buildSetRolesProposal(system.ours, { org: 1, roles: [], description: "x" }),
        }),
    };
    for (const [name, act] of Object.entries(acts)) {
      const before = await everything();
      await act();
      await indexer.caughtUp();
      const [after, told] = [await everything(), await news()];
      const another = [...before].filter(([path, answer]) => {
        const now = after.get(path);
        return now !== undefined && contentOf(now) !== contentOf(answer);
      });
      expect(another.length, name).to.be.greaterThan(0);
      const silent = another.filter(([, answer]) => !isOld(answer, told)).map(([path]) => path);
      expect(silent, name).to.deep.equal([]);
      const stays = (path: string) => !isOld(before.get(path) as Answered, told);
      expect(stays("/v1/organisations?limit=500"), name).to.equal(true);
      expect(stays("/v1/units?limit=500"), name).to.equal(!["a unit", "a step"].includes(name));
      expect(stays("/v1/overdue?limit=500"), name).to.equal(false); // the clock goes on
      expect(stays("/v1/receivables?limit=500"), name).to.equal(true);
      expect(stays("/v1/events?limit=500"), name).to.equal(name === "a year later");
    }
  });
});
