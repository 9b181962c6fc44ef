import { readJson } from "./read-json.ts";

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

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const found = (await answer.json()) as Answer & { readonly code?: string; readonly detail?: string };
  if (!answer.ok) throw new Error(`${found.code ?? answer.status}: ${found.detail ?? ""}`);
  return found;
}

/** @throws with the server's code, or what the network failed with. */
export const askChallenge = (account: string): Promise<Challenge> => post(`${PATH}/challenge`, { account });

/** Begins a session: the browser keeps it in a cookie that no script reads. @throws as `askChallenge`. */
export const beginSession = (answer: { account: string; nonce: string; signature: string }): Promise<unknown> =>
  post(PATH, answer);

/** Ends the session, here and on the server. */
export async function endSession(): Promise<void> {
  await fetch(PATH, { method: "DELETE" });
}
