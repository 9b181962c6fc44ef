import { expect } from "chai";
import { createTickets, type TicketsParameters } from "../../../../src/indexer/serve/tickets.ts";
import { testClock } from "../../../../src/testing/clock.ts";

/** What is used up, as a database has it. */
function spending(secret: Uint8Array = new Uint8Array(32)) {
  const spent = new Set<string>();
  const create = async (_: unknown, { hash }: { hash: string }) => spent.size < spent.add(hash).size;
  return { spent, store: { secret, create } as never as TicketsParameters["store"] };
}

describe("tickets that several indexers know", () => {
  const lifetime = 120_000;
  const [A, B] = ["0xaa", "0xbb"];

  it("are for one thing, one use and a short time, and keep nothing before they are used", async () => {
    const clock = testClock();
    const { spent, store } = spending();
    const tickets = createTickets({ store, clock, use: "sign-in", lifetime });
    const ticket = tickets.give(A);
    expect(ticket.word).to.match(/^0x[0-9a-f]{64}$/);
    expect(ticket.expiresAt).to.equal(Math.floor(clock.now() / 1_000) + 120);
    expect(tickets.give(A).word).not.to.equal(ticket.word);
    expect(tickets.find(ticket.word, A)).to.deep.equal(ticket);
    expect(tickets.find(ticket.word, B), "of another").to.equal(undefined);
    expect(spent.size, "nothing is kept of what anybody asks for").to.equal(0);
    clock.advance(120_000);
    expect(tickets.find(ticket.word, A)).to.deep.equal(ticket);
    expect(await Promise.all([1, 2, 3].map(() => tickets.spend(ticket)))).to.deep.equal([true, false, false]);
    expect([...spent].join(), "only the hash").not.to.contain(ticket.word.slice(2, 20));
    clock.advance(1_001);
    expect(tickets.find(ticket.word, A), "too late").to.equal(undefined);
  });

  it("are known to who has the secret, whoever gave them away, and to nobody else", () => {
    const clock = testClock();
    const made = (use = "sign-in", secret?: Uint8Array) =>
      createTickets({ store: spending(secret).store, clock, use, lifetime });
    const [here, there] = [made(), made()];
    const ticket = here.give(A);
    expect(there.find(ticket.word, A)).to.deep.equal(ticket);
    expect(there.secretOf(ticket.word, "nonce")).to.equal(here.secretOf(ticket.word, "nonce"));
    expect(here.secretOf(ticket.word, "verifier")).not.to.equal(here.secretOf(ticket.word, "nonce"));
    expect(made("directory").find(ticket.word, A)).to.equal(undefined);
    const other = made("sign-in", new Uint8Array(32).fill(1));
    expect(other.find(ticket.word, A)).to.equal(undefined);
    expect(other.secretOf(ticket.word, "nonce")).not.to.equal(here.secretOf(ticket.word, "nonce"));
  });

  it("cannot be made up, nor made to last", () => {
    const tickets = createTickets({ store: spending().store, clock: testClock(), use: "sign-in", lifetime });
    const { word } = tickets.give(A);
    for (let i = 2; i < word.length; i++) {
      const digit = word[i] === "0" ? "1" : "0";
      expect(tickets.find(`${word.slice(0, i)}${digit}${word.slice(i + 1)}`, A), `digit ${i}`).to.equal(undefined);
    }
    for (const each of ["", "0x", word.slice(2), `${word}00`, word.toUpperCase(), `0x${"0".repeat(64)}`]) {
      expect(tickets.find(each, A), each).to.equal(undefined);
    }
  });
});
