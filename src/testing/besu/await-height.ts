import type { LiveNode } from "./live-node.ts";

const LOOK = 250;

/** Waits until a node has a block. @throws when it does not have it in time. */
export async function awaitHeight(node: LiveNode, block: number, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const height = await node.height();
    if (height >= block) return;
    if (performance.now() > until)
      throw new Error(`${node.name} has block ${height}, not ${block}, after ${milliseconds / 1_000} s`);
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}
