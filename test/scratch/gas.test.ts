import { network } from "hardhat";
import { ethers as E } from "ethers";

describe("scratch", () => {
  it("gas", async () => {
    const { ethers, provider } = await network.create({ override: { hardfork: "cancun", blockGasLimit: 60_000_000n } });
    const s = await ethers.getSigners();
    const [council, a, b, c, d] = s as any;
    const person = (n: number) => E.zeroPadValue(E.toBeHex(n), 20);
    const founders = [council, a, b, c, d].map((x: any, i) => ({ name: `o${i}`, roles: 0, admin: x.address, person: person(i + 1) }));
    const Members = await ethers.getContractFactory("Members");
    const members: any = await Members.deploy(council.address, founders);
    for (const x of [a, b, c, d]) {
      // admins enrol makers: the admin account itself becomes ADMIN|MAKER
      await members.connect(x).enrol(x.address, 3, 0, E.ZeroHash.slice(0, 42));
    }
    const LA = await (await ethers.getContractFactory("LedgerActs")).deploy();
    const LI = await (await ethers.getContractFactory("LienActs")).deploy();
    const I = await ethers.getContractFactory("Instruments", { libraries: { LedgerActs: await LA.getAddress(), LienActs: await LI.getAddress() } });
    const ins: any = await I.deploy(await members.getAddress(), d.address);
    await (await ins.connect(council).setCase(council.address, true)).wait();
    const terms = { obligor: 3, kind: 1, lots: false, cash: await members.getAddress(), maturity: 4e9, closesAt: 3e9 };
    const gas = async (name: string, p: Promise<any>) => { const r = await (await p).wait(); console.log(name, Number(r.gasUsed)); if (/^(pledge|split new|split existing)$/.test(name)) {
      const t: any = await provider.request({ method: "debug_traceTransaction", params: [r.hash, { disableStorage: true, disableMemory: true, disableStack: true }] });
      const by: any = {}; if (name === 'split new') { console.log('OPS ' + t.structLogs.filter((l: any) => l.depth === 1).map((l: any) => `${l.pc}:${l.op}`).join(' ')); } if (name === 'split new' || name === 'pledge') { let acc = 0; let st = 0; for (const l of t.structLogs) { if (/SLOAD|SSTORE|CALL$|LOG|EXTCODE|TLOAD|TSTORE|KECCAK|CALLER|TIMESTAMP/.test(l.op)) { console.log(`   d${l.depth} +${acc} (${st}) ${l.op} pc${l.pc}`); acc = 0; st = 0; } else { acc += l.gasCost; st++; } } console.log('   end', acc); }
      const logs = t.structLogs;
      for (let i = 0; i < logs.length; i++) { const l = logs[i]; const nx = logs[i + 1];
        let cost = l.gasCost; if (nx && nx.depth > l.depth) cost = 0; // call: cost is forwarded
        const g = /SLOAD|SSTORE|CALL|LOG|EXTCODE|TLOAD|TSTORE|KECCAK/.test(l.op) ? l.op : "other"; by[`${l.depth} ${g}`] ??= [0, 0]; by[`${l.depth} ${g}`][0] += cost; by[`${l.depth} ${g}`][1]++; }
      console.log(JSON.stringify(by)); const cds = r; const tx = await ethers.provider.getTransaction(r.hash); let cd = 21000; for (let i = 2; i < tx!.data.length; i += 2) cd += tx!.data.slice(i, i + 2) === "00" ? 4 : 16; console.log("intrinsic", cd);
    } return r; };
    const key = E.id("k");
    await gas("issue", ins.connect(council).issue(key, terms, a.address, 10n ** 12n));
    const id = await ins.idOf(council.address, key);
    await gas("split new", ins.connect(a).safeTransferFrom(a.address, b.address, id, 123_456_789n, "0x"));
    await gas("split existing", ins.connect(a).safeTransferFrom(a.address, b.address, id, 123_456_789n, "0x"));
    await gas("split new doc", ins.connect(a).safeTransferFrom(a.address, c.address, id, 123_456_789n, E.id("doc")));
    await gas("pledge", ins.connect(a).pledge(id, 4, 123_456_789n, 1_900_000_000, E.id("agreement")));
    await gas("pledge 2", ins.connect(a).pledge(id, 4, 123_456_789n, 1_900_000_000, E.id("agreement2")));
    await gas("release", ins.connect(c).release(id, a.address, 123_456_789n, E.id("agreement")));
    const many: string[] = [];
    for (let i = 0; i < 50; i++) {
      const w = E.Wallet.createRandom().address;
      // an org of its own each
      await members.connect(council).admit({ name: `m${i}`, roles: 0, admin: w, person: person(i + 100) });
      many.push(w);
    }
    for (const doc of [E.ZeroHash, E.id("d")]) {
      const r = await gas("pass to many 50", ins.connect(a).passToMany(id, many, many.map((_, i) => 1_000_000n + BigInt(i)), doc));
      console.log("per item", Number(r.gasUsed) / 50);
    }
  });
});
