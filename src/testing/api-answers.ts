import { expect } from "chai";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";

/** The JSON of the API's answer, which has this status. */
export async function getOf(app: FastifyInstance, url: string, status = 200) {
  const response = await app.inject(url);
  expect(response.statusCode, `${url} ${response.body}`).to.equal(status);
  return response.json();
}

/** The problem of an answer, which has this status and code, is one of RFC 9457 and shows nothing of the program. */
export async function problemOf(answer: Promise<LightMyRequestResponse>, status: number, code: string) {
  const response = await answer;
  expect([response.statusCode, response.json().code], response.body).to.deep.equal([status, code]);
  expect(response.headers["content-type"]).to.match(/^application\/problem\+json/);
  expect(response.body).not.to.match(/\.ts\b|node_modules|\\n/);
  return response.json();
}
