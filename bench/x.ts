import { openChain } from "./gas/chain.ts";
import { financing } from "./gas/ours/financing.ts";
import { openSystem } from "./gas/ours/system.ts";

const c = await openChain();
const s = await openSystem(c);
console.log(await financing(c, s));
