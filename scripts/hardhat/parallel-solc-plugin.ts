import { definePlugin } from "hardhat/plugins";

/** A whole build is compiled by as many compilers as there are processors. See split-compilation.ts. */
export default definePlugin({
  id: "tallystick-parallel-solc",
  hookHandlers: { solidity: () => import("./parallel-solc-hooks.ts") },
});
