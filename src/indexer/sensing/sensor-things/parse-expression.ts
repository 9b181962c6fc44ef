import { ARITHMETIC, COMPARISONS, type Expression, type Operator } from "./expression.ts";
import { FUNCTIONS } from "./functions.ts";
import { refusal } from "./refusal.ts";
import { type Token, tokensIn } from "./tokens.ts";

/** Operators from those that bind least to those that bind most. */
const LEVELS: readonly (readonly Operator[])[] = [
  ["or"],
  ["and"],
  ["eq", "ne"],
  COMPARISONS.filter((each) => each !== "eq" && each !== "ne"),
  ARITHMETIC.filter((each) => each === "add" || each === "sub"),
  ARITHMETIC.filter((each) => each !== "add" && each !== "sub"),
];

const MOST_TEXT = 8_000;
const MOST_DEPTH = 60;

/** Reads an expression of OData 4 as SensorThings has it. @throws `INDEX_QUERY_INVALID`. */
export function parseExpression(text: string, option: string): Expression {
  if (text.length > MOST_TEXT) throw refusal(option, text, `${option} has more than ${MOST_TEXT} characters`);
  const tokens = tokensIn(text, option);
  let at = 0;
  const wrong = (message: string) => refusal(option, text, `${option}: ${message}`);
  const isSign = (sign: string, ahead = 0) => {
    const token = tokens[at + ahead];
    return token?.kind === "sign" && token.text === sign;
  };
  const require = (sign: string) => {
    if (!isSign(sign)) throw wrong(`a ${sign} is missing`);
    at++;
  };
  const operatorAmong = (operators: readonly Operator[]): Operator | undefined => {
    const token = tokens[at];
    return token?.kind === "word" ? operators.find((each) => each === token.text) : undefined;
  };

  function level(depth: number, index = 0): Expression {
    const operators = LEVELS[index];
    if (operators === undefined) return unary(depth);
    let left = level(depth, index + 1);
    for (let operator = operatorAmong(operators); operator !== undefined; operator = operatorAmong(operators)) {
      at++;
      left = { kind: "binary", operator, left, right: level(depth, index + 1) };
    }
    return left;
  }

  function unary(depth: number): Expression {
    if (depth > MOST_DEPTH) throw wrong("it is nested too deeply");
    const token = tokens[at];
    if (token?.kind === "word" && token.text === "not") {
      at++;
      return { kind: "not", of: unary(depth + 1) };
    }
    if (isSign("(")) {
      at++;
      const inner = level(depth + 1);
      require(")");
      return inner;
    }
    return operand(token, depth);
  }

  function operand(token: Token | undefined, depth: number): Expression {
    if (token === undefined) throw wrong("it ends too early");
    at++;
    if (token.kind === "literal") return token;
    if (token.kind === "sign") throw wrong(`${token.text} is out of place`);
    return isSign("(") ? call(token.text, depth) : path(token.text);
  }

  function call(name: string, depth: number): Expression {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (known === undefined) throw wrong(`there is no function ${name}`);
    require("(");
    const args: Expression[] = [];
    while (!isSign(")")) {
      if (args.length > 0) require(",");
      args.push(level(depth + 1));
    }
    at++;
    const [least, most] = known.takes;
    if (args.length < least || args.length > most)
      throw wrong(`${name} takes ${least === most ? least : `${least} to ${most}`} values`);
    return { kind: "call", name, args };
  }

  function path(first: string): Expression {
    const segments = [first];
    while (isSign("/")) {
      at++;
      const next = tokens[at];
      if (next?.kind !== "word") throw wrong("a name is missing after /");
      segments.push(next.text);
      at++;
    }
    return { kind: "path", segments };
  }

  const parsed = level(0);
  if (at < tokens.length) throw wrong("something is left over at its end");
  return parsed;
}
