import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "../../../lib/write-durably.ts";
import type { AnswerStore } from "../../../sdk/data/actions/computations/run-computation.ts";
import { type Answer, checkAnswer } from "../../../sdk/data/model/job/answer.ts";
import { parseFrom, readJson } from "../../shared/files.ts";

/** A file for each job that an organisation computes; nobody else may read it. */
export function answersIn(folder: string, executor: number): AnswerStore {
  const pathOf = (computation: string) => join(folder, `${computation}-${executor}.json`);
  return {
    async get(computation) {
      const path = pathOf(computation);
      if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
      return parseFrom(path, () => checkAnswer(readJson(path) as Answer));
    },
    async put(computation, answer) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeDurably(pathOf(computation), `${JSON.stringify(answer, undefined, 2)}\n`, 0o600);
    },
  };
}
