import { PATIENCE, ReadFailure, readJson } from "./read-json.ts";

const PATH = "/v1/sign-in";

/** Where a browser is sent to a directory from. */
export const DIRECTORY_PATH = `${PATH}/directory`;

/** How one can sign in here. @throws `ReadFailure`, or what the network failed with. */
export const askWays = (): Promise<{ readonly directory: boolean }> => readJson(PATH);

/** A text of the server that an account is to sign, byte by byte. */
export interface Challenge {
  readonly text: string;
  readonly nonce: string;
}

/** What the server refused, with its code; undefined where something before it answered in its place. */
export class SignInRefusal extends Error {
  override readonly name = "SignInRefusal";
  readonly code: string | undefined;

  constructor(what: string, code: string | undefined) {
    super(what);
    this.code = code;
  }
}

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) {
    // What stands before the server may answer in its place, and not in JSON.
    const { code, detail } = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
    throw new SignInRefusal(code === undefined ? `${path} answers ${answer.status}` : `${code}: ${detail ?? ""}`, code);
  }
  return (await answer.json()) as Answer;
}

/** @throws `SignInRefusal`, or what the network failed with. */
export const askChallenge = (account: string): Promise<Challenge> => post(`${PATH}/challenge`, { account });

/** Begins a session: the browser keeps it in a cookie that no script reads. @throws as `askChallenge`. */
export const beginSession = (answer: { account: string; nonce: string; signature: string }): Promise<unknown> =>
  post(PATH, answer);

/** Ends the session, here and on the server. @throws `ReadFailure` where the server did not, or what the network failed with. */
export async function endSession(): Promise<void> {
  const answer = await fetch(PATH, { method: "DELETE", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new ReadFailure(PATH, answer.status);
}
