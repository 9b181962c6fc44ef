import { definePlugin } from "hardhat/plugins";

/** Writes the ABIs of the contracts after every build, beside TypeChain's bindings. See write-abis.ts. */
export default definePlugin({
  id: "tallystick-abi",
  hookHandlers: { solidity: () => import("./abi-hooks.ts") },
});
