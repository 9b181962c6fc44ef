import { expect } from "chai";
import { id } from "ethers";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import type { Client } from "../../../../../src/sdk/core/client.ts";
import { waitMined, write } from "../../../../../src/sdk/core/write.ts";
import { fingerprintsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { describeLifecycle, type LifecycleSubject } from "../../../../../src/testing/lifecycle.ts";
import { transitionTable } from "../../../../../src/testing/transition-table.ts";
import { twoMembers } from "../../../../../src/testing/two-members.ts";

const [KEY, REF, OTHER] = [id("document"), id("instrument"), id("other instrument")];
const [HOLDER, FINANCIER] = [1, 2];

/** What only registrars do is no action of the SDK. */
function registrarActs(registrar: Client) {
  const contract = fingerprintsContract(registrar);
  return {
    bind: async (ref: string, keys: string[]) =>
      waitMined(registrar, await write(registrar, contract, "bind", [HOLDER, keys, ref], {})),
    finance: async () => waitMined(registrar, await write(registrar, contract, "finance", [FINANCIER, REF], {})),
    cancel: async () => waitMined(registrar, await write(registrar, contract, "cancel", [REF], {})),
    close: async () => waitMined(registrar, await write(registrar, contract, "close", [REF], {})),
  };
}

/** Two organisations, and a registrar that is of none. */
async function withRegistrar() {
  const system = await twoMembers();
  const { ours, theirs, stranger, strangerSigner, ethers } = system;
  const registrar = strangerSigner.address;
  await decide([ours, theirs], ours.fingerprints.buildSetRegistrarProposal({ registrar, allowed: true }));
  const until = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0) + 86_400n;
  return { chain: system, ours, theirs, registrar, until, acts: registrarActs(stranger) };
}

const WAY = {
  Free: [],
  None: [],
  Reserved: ["reserve"],
  Bound: ["reserve", "bind"],
  Financed: ["reserve", "bind", "finance"],
  Closed: ["reserve", "bind", "close"],
  Cancelled: ["reserve", "bind", "cancel"],
} as const;

async function beginKey(): Promise<LifecycleSubject> {
  const { chain, ours, theirs, until, acts } = await withRegistrar();
  const reserve = () => ours.fingerprints.reserveAndWait({ blocking: [KEY], until });
  const record = () => ours.fingerprints.getFingerprint({ key: KEY });
  return {
    chain,
    acts: {
      ...acts,
      reserve,
      reserveByAnother: () => theirs.fingerprints.reserveAndWait({ blocking: [KEY], until }),
      release: () => ours.fingerprints.releaseAndWait({ blocking: [KEY] }),
      bind: () => acts.bind(OTHER, [KEY]),
    },
    async reach(state) {
      for (const act of WAY[state as keyof typeof WAY]) {
        await (act === "reserve" ? reserve() : act === "bind" ? acts.bind(REF, [KEY]) : acts[act]());
      }
    },
    state: async () => (await record()).state,
    record,
  };
}

async function beginReference(): Promise<LifecycleSubject> {
  const { chain, ours, until, acts } = await withRegistrar();
  /** Of a document that nobody used before, so that only the reference can be in the way. */
  const bind = async (document: string) => {
    await ours.fingerprints.reserveAndWait({ blocking: [id(document)], until });
    await acts.bind(REF, [id(document)]);
  };
  const record = async () => {
    try {
      return await ours.fingerprints.getReference({ ref: REF });
    } catch (error) {
      if (isTallyError(error, "NOT_FOUND")) return undefined;
      throw error;
    }
  };
  return {
    chain,
    acts: { ...acts, bind: () => bind("second") },
    async reach(state) {
      for (const act of WAY[state as keyof typeof WAY]) {
        if (act === "bind") await bind("first");
        else if (act !== "reserve") await acts[act]();
      }
    },
    state: async () => (await record())?.state ?? "None",
    record,
  };
}

describeLifecycle("the life of a fingerprint, through the SDK", transitionTable("fingerprint"), beginKey);
describeLifecycle("the life of a reference, through the SDK", transitionTable("reference"), beginReference);

describe("getReference", () => {
  it("tells who bound it, and whose it is", async () => {
    const { ours, until, acts, registrar } = await withRegistrar();
    await ours.fingerprints.reserveAndWait({ blocking: [KEY], until });
    await acts.bind(REF, [KEY]);
    const bound = { ref: REF, state: "Bound", registrar, org: HOLDER };
    expect(await ours.fingerprints.getReference({ ref: REF })).to.deep.equal(bound);
    await acts.finance();
    const financed = { ref: REF, state: "Financed", registrar, org: FINANCIER };
    expect(await ours.fingerprints.getReference({ ref: REF })).to.deep.equal(financed);
    const { state, holder, ref } = await ours.fingerprints.getFingerprint({ key: KEY });
    expect({ state, holder, ref }).to.deep.equal({ state: "Financed", holder: HOLDER, ref: REF });
  });
});
