import { expect } from "chai";
import { isTallyError, type TallyError } from "../lib/errors.ts";

/** Waits for a failure and requires that it is a TallyError with this code. */
export async function refused(act: Promise<unknown> | (() => unknown), code: string): Promise<TallyError> {
  try {
    await (typeof act === "function" ? act() : act);
  } catch (error) {
    if (!isTallyError(error)) throw error;
    expect(error.code, error.message).to.equal(code);
    return error;
  }
  return expect.fail(`did not fail with ${code}`);
}

/** As `refused`, and the error has these values beside others. */
export async function refusedWith(
  act: Promise<unknown> | (() => unknown),
  code: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  expect((await refused(act, code)).values).to.include(values);
}
