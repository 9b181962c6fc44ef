import { openChain } from "./gas/chain.ts";
import { financing } from "./gas/ours/financing.ts";
import { openSystem } from "./gas/ours/system.ts";

const c = await openChain();
const s = await openSystem(c);
const last: any[] = [];
console.log(await financing(c, s));
const want = process.argv[2] ?? "settle";
const names: Record<string, string> = {};
for (const [k, v] of Object.entries(s)) if ((v as any)?.target) names[String((v as any).target).toLowerCase()] = k;
const p = c.ethers.provider;
const n = await p.getBlockNumber();
const sel: Record<string, string> = { settle: "Settlement", pledge: "pledge" };
for (let b = n; b > n - 30; b--) {
  const blk = await p.getBlock(b);
  const tx = await p.getTransaction(blk!.transactions[0]!);
  const r = await p.getTransactionReceipt(tx!.hash);
  if ((want === "settle" && r!.gasUsed > 150000n && tx!.data.length > 1200) || want === tx!.data.slice(0, 10)) {
    const t = await p.send("debug_traceTransaction", [
      tx!.hash,
      { disableMemory: true, disableStack: false, disableStorage: true },
    ]);
    const stack: string[] = [String(tx!.to)];
    const cost: Record<string, number> = {};
    const ops: Record<string, Record<string, number>> = {};
    const L = t.structLogs;
    console.log("gas", r!.gasUsed, "steps", L.length, "calldata", (tx!.data.length - 2) / 2);
    for (let i = 0; i < L.length; i++) {
      const o = L[i];
      const at = stack.slice(-1)[0]!;
      const nx = L[i + 1];
      let g = o.gasCost;
      if (/CALL/.test(o.op) && nx && nx.depth > o.depth) {
        g = 0;
      }
      if (nx && nx.depth === o.depth && /CALL$/.test(o.op)) g = o.gas - nx.gas;
      const key = at;
      cost[key] = (cost[key] ?? 0) + g;
      ops[key] ??= {};
      ops[key][o.op] = (ops[key][o.op] ?? 0) + g;
      if (nx && nx.depth > o.depth) {
        stack.push("0x" + o.stack[o.stack.length - 2].replace("0x", "").padStart(40, "0").slice(-40));
        const extra = o.gas - nx.gas;
      }
      if (nx && nx.depth < o.depth) stack.pop();
    }
    for (const [k, v] of Object.entries(cost).sort((a, b) => b[1] - a[1]))
      console.log(
        k,
        names[k] ?? "",
        v,
        Object.entries(ops[k]!)
          .sort((a, b) => b[1] - a[1])
          .slice(0, 9)
          .map(([a, b]) => a + ":" + b)
          .join(" "),
      );
    break;
  }
}
