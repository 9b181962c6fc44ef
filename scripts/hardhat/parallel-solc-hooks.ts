import { availableParallelism } from "node:os";
import type { SolidityHooks } from "hardhat/types/hooks";
import { mergeOutputs, splitInput } from "./split-compilation.ts";

/** Each holds half a GiB. */
const COMPILERS = Math.min(availableParallelism(), 4);

export default async (): Promise<Partial<SolidityHooks>> => ({
  async invokeSolc(context, compiler, input, config, next) {
    const parts = splitInput(input, COMPILERS);
    return mergeOutputs(await Promise.all(parts.map((part) => next(context, compiler, part, config))));
  },
});
