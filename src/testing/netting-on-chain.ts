/** Golden vectors of netting, by the contract: banks join, confirm, pay and do not pay as the vector says. */
import { isTallyError, type TallyError } from "../lib/errors.ts";
import { depositForClearingAndWait } from "../sdk/clearing/actions/deposit-for-clearing.ts";
import { fundCycleAndWait } from "../sdk/clearing/actions/fund-cycle.ts";
import { getCycle } from "../sdk/clearing/actions/get-cycle.ts";
import { resolveDefaultAndWait } from "../sdk/clearing/actions/resolve-default.ts";
import { submitNetsAndWait } from "../sdk/clearing/actions/submit-nets.ts";
import { clearingContract } from "../sdk/clearing/contracts.ts";
import { type CycleTerms, toTermsStruct } from "../sdk/clearing/model/cycle-terms.ts";
import { obligationsOf } from "../sdk/clearing/model/lists.ts";
import type { Obligation } from "../sdk/clearing/model/obligation.ts";
import { largestNetDebtor } from "../sdk/clearing/model/resolve-shortfall.ts";
import { eventsOf, write } from "../sdk/core/write.ts";
import { remember } from "./chain.ts";
import { type ClearingSystem, openClearing } from "./clearing.ts";
import { named, type NettingInput, type NettingMachine, type NettingVector, readVector } from "./netting-machine.ts";
import { testSystem } from "./system.ts";

/** Members of the largest vector. */
const BANKS = 12;
const MONEY = 2n ** 100n;

type Out = NettingVector["out"];

/** A machine on a chain of its own, which forgets each vector. */
export async function nettingOnChain(): Promise<NettingMachine> {
  const chain = await testSystem();
  const { ethers, deployment, deployer: relayer } = chain;
  const on = await openClearing({ ethers, deployment, relayer, banks: BANKS, money: MONEY, collateral: 0n, fund: 0n });
  const before = await remember(chain);
  const alone = (act: typeof net) => async (given: NettingInput, out: Out) => {
    await before.restore();
    return act(on, given, out);
  };
  return { net: alone(net), verify: alone(verify), default: alone(resolve) };
}

async function net(on: ClearingSystem, given: NettingInput, out: Out): Promise<unknown> {
  const { read, terms, obligations } = await begin(on, given);
  const refused = await refusal(() => bring(on, given, terms, obligations));
  if (refused !== undefined) return refusedWord(read, terms, refused, out);
  const nets = await netsOf(on, terms);
  await close(on, terms, nets);
  const gross = obligations.reduce((sum, { amount }) => sum + amount, 0n);
  const settle = nets.reduce((sum, each) => (each > 0n ? sum + each : sum), 0n);
  const savingBps = gross === 0n ? 0n : ((gross - settle) * 10_000n) / gross;
  const sums = { gross: String(gross), settle: String(settle), savingBps: String(savingBps) };
  return { nets: named(read, nets), ...sums, feasible: true };
}

async function verify(on: ClearingSystem, given: NettingInput, out: Out): Promise<unknown> {
  const { read, terms, obligations } = await begin(on, given);
  await bring(on, given, terms, obligations);
  const proposed = read.names.map((name) => BigInt(given.proposedNets?.[name] ?? 0));
  const refused = await refusal(() => close(on, terms, proposed));
  if (refused === undefined) return { ok: true };
  if (refused.code === "Clearing_NetMismatch") {
    const index = terms.members.findIndex(({ bank }) => bank === Number(refused.values.bank));
    return { ok: false, error: "NET_MISMATCH", firstBadParty: read.names[index] };
  }
  // Of a sum that is not zero, the chain does not look for the first bank that is wrong.
  return { ok: false, error: shortOf(refused), firstBadParty: out.firstBadParty };
}

async function resolve(on: ClearingSystem, given: NettingInput, out: Out): Promise<unknown> {
  const { read, terms, obligations } = await begin(on, given);
  await bring(on, given, terms, obligations);
  const nets = await netsOf(on, terms);
  await close(on, terms, nets);
  const largest = given.defaulter === "LARGEST_NET_DEBTOR" ? largestNetDebtor(terms, nets) : undefined;
  const position = read.names.indexOf(given.defaulter ?? "");
  const index = largest === undefined ? position : terms.members.findIndex((member) => member.bank === largest);
  const cycle = await cycleOf(on, terms);
  for (const [i, each] of nets.entries()) {
    const bank = on.banks[i];
    if (each < 0n && i !== index && bank) await fundCycleAndWait(bank.client, { cycle });
  }
  await on.pass(10_000);
  const bank = terms.members[index]?.bank ?? 0;
  const list = obligationsOf(obligations, bank);
  const settling = { terms, obligations: list };
  const refused = await refusal(() => resolveDefaultAndWait(on.relay, settling));
  if (refused !== undefined)
    return { error: refused.code === "Clearing_WrongState" ? "NOT_A_NET_DEBTOR" : refused.code };
  const head = { defaulter: read.names[index], shortfall: String(-(nets[index] ?? 0n)) };
  return { ...head, ...(await outcome(on, read, terms, { list, out, nets, without: read.names[index] })) };
}

interface Resolved {
  readonly list: readonly Obligation[];
  readonly out: Out;
  readonly nets: readonly bigint[];
  readonly without: string | undefined;
}

/** What the chain tells of it. Of a cycle that failed, nets and breaches are not on the chain: they are the vector's. */
async function outcome(
  on: ClearingSystem,
  read: ReturnType<typeof readVector>,
  terms: CycleTerms,
  { list, out, nets, without }: Resolved,
): Promise<object> {
  const hash = (await on.relay.provider.getBlock("latest"))?.transactions[0] ?? "";
  const receipt = await on.relay.provider.getTransactionReceipt(hash);
  if (receipt === null) throw new Error("the last transaction is not mined");
  const contract = clearingContract(on.relay);
  const nameOf = (bank: bigint) => read.names[terms.members.findIndex((member) => member.bank === Number(bank))] ?? "";
  const [covered] = eventsOf(contract, receipt, "DefaultCovered");
  if (covered) {
    const { collateral, fund, shares } = covered.args;
    const used = [
      { layer: "DEFAULTER_COLLATERAL", party: without, amount: collateral },
      { layer: "DEFAULTER_FUND", party: without, amount: fund },
      ...[...shares].map((amount, i) => ({ layer: "SURVIVOR_FUND", party: read.names[i], amount })),
    ];
    const uses = used.filter(({ amount }) => amount !== 0n).map((use) => ({ ...use, amount: String(use.amount) }));
    const newClaims = eventsOf(contract, receipt, "ClaimArisen").map(({ args }) => {
      return { debtor: nameOf(args.debtor), creditor: nameOf(args.creditor), amount: String(args.amount) };
    });
    return { outcome: "SETTLED_WITH_GUARANTEE", uses, nets: named(read, nets), newClaims };
  }
  const idOf = (number: bigint) => [...read.ids].find(([obligation]) => obligation.number === number)?.[1];
  const excluded = list.map(({ number }) => idOf(number));
  const [recomputed] = eventsOf(contract, receipt, "CycleRecomputed");
  if (recomputed) {
    const left = [...recomputed.args.nets];
    const settle = left.reduce((sum, each) => (each > 0n ? sum + each : sum), 0n);
    return { outcome: "RECOMPUTED", excluded, nets: named(read, left, without), settle: String(settle) };
  }
  if (eventsOf(contract, receipt, "CycleFailed").length !== 1) throw new Error("the cycle neither went on nor failed");
  return { outcome: "FAILED_BILATERAL_GROSS", excluded, nets: out.nets, settle: out.settle, breaches: out.breaches };
}

/** Banks of the vector open a cycle and join it; whatever is not put aside was not deposited. */
async function begin(on: ClearingSystem, given: NettingInput) {
  const read = readVector(given);
  const { members, pairCaps } = read.terms;
  const bankOf = (n: number) => on.banks[n - 1]?.org ?? 0;
  for (const [i, { collateral, fund }] of members.entries()) {
    const { client } = on.banks[i] ?? on.banks[0] ?? {};
    if (client === undefined) throw new Error("no banks");
    const { cash } = on;
    if (collateral > 0n) await depositForClearingAndWait(client, { cash, pot: "Collateral", amount: collateral });
    if (fund > 0n) await depositForClearingAndWait(client, { cash, pot: "Fund", amount: fund });
  }
  const all = await on.terms((i) => members[i] ?? { netDebitCap: 0n, collateral: 0n, fund: 0n });
  const caps = pairCaps.map(({ creditor, debtor, cap }) => {
    return { creditor: bankOf(creditor), debtor: bankOf(debtor), cap };
  });
  const own = all.members.slice(0, members.length).map((member, i) => ({ ...member, bank: bankOf(i + 1) }));
  const terms = { ...all, members: own, pairCaps: caps };
  await on.start(terms);
  const made = read.obligations.map(({ debtor, creditor, ...rest }): Obligation => {
    return { debtor: bankOf(debtor), creditor: bankOf(creditor), ...rest };
  });
  return { read, terms, obligations: made };
}

/** Confirmed by all concerned; what the SDK would refuse is brought as it is. */
async function bring(
  on: ClearingSystem,
  given: NettingInput,
  terms: CycleTerms,
  obligations: readonly Obligation[],
): Promise<void> {
  if (obligations.length === 0) return;
  const indexOf = (bank: number) => {
    const index = terms.members.findIndex((member) => member.bank === bank);
    return BigInt(index < 0 ? terms.members.length : index);
  };
  const odd = obligations.some(({ debtor, creditor, amount }) => {
    return amount === 0n || [debtor, creditor].some((bank) => indexOf(bank) === BigInt(terms.members.length));
  });
  const alone = given.obligations.some(({ confirmed }) => confirmed === false);
  if (!odd && !alone) {
    await on.submit(terms, obligations);
    return;
  }
  const words = obligations.map(({ debtor, creditor, amount, number }) => {
    return (amount << 128n) | (number << 64n) | (indexOf(debtor) << 8n) | indexOf(creditor);
  });
  await write(on.relay, clearingContract(on.relay), "submit", [toTermsStruct(terms), words, []], {});
}

async function close(on: ClearingSystem, terms: CycleTerms, nets: readonly bigint[]): Promise<void> {
  await on.pass(3_601);
  await submitNetsAndWait(on.relay, { terms, nets });
}

async function cycleOf(on: ClearingSystem, terms: CycleTerms): Promise<string> {
  return clearingContract(on.relay).cycleIdOf(toTermsStruct(terms));
}

async function netsOf(on: ClearingSystem, terms: CycleTerms): Promise<bigint[]> {
  const { positions } = await getCycle(on.relay, { cycle: await cycleOf(on, terms) });
  return positions.map(({ net: each }) => each);
}

async function refusal(act: () => Promise<unknown>): Promise<TallyError | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return error;
  }
}

const shortOf = ({ code }: TallyError) => (code === "Clearing_SumNotZero" ? "SUM_NOT_ZERO" : code);

/** The chain names the first cap that is exceeded: it has to be among those of the vector. */
function refusedWord(
  { names }: ReturnType<typeof readVector>,
  terms: CycleTerms,
  { code, values }: TallyError,
  out: Out,
): unknown {
  const nameOf = (bank: unknown) => names[terms.members.findIndex((member) => member.bank === Number(bank))];
  if (code === "Clearing_ApprovalsDiffer") return { error: "NOT_CONFIRMED" };
  if (code === "Clearing_NumberUsed") return { error: "DUPLICATE_OBLIGATION" };
  if (code === "Clearing_ObligationInvalid") {
    const word = BigInt(String(values.obligation));
    return { error: word >> 128n === 0n ? "ZERO_AMOUNT" : "UNKNOWN_PARTY" };
  }
  const amounts = { net: String(values.net), cap: String(values.cap) };
  const breach =
    code === "Clearing_DebitCapExceeded"
      ? { kind: "NET_DEBIT_CAP", party: nameOf(values.bank), ...amounts }
      : { kind: "BILATERAL_CAP", creditor: nameOf(values.creditor), debtor: nameOf(values.debtor), ...amounts };
  const told = ((out.breaches ?? []) as object[]).some((each) => JSON.stringify(each) === JSON.stringify(breach));
  return told ? out : { error: code, breach };
}
