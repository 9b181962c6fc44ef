/** The process of one engine: answers its parent's calls, one after another, and ends with it. */
import { answerCalls } from "./answer-calls.ts";
import type { Answer, Call } from "./protocol.ts";

const answer = answerCalls();
let last: Promise<void> = Promise.resolve();

process.on("message", (call: Call) => {
  last = last.then(async () => {
    const said: Answer = await answer(call);
    process.send?.(said);
  });
});

// What native code does when it is taken down is of no interest to anybody: the parent is gone, or has its answer.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
