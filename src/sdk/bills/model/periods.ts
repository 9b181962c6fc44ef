/** Days after that of the issue in which a bill is accepted (Law art. 41). */
export const ACCEPT_DAYS = 3;

/** Days after the maturity in which a lot is presented (Law art. 53). */
export const PRESENT_DAYS = 10;

/** Months in which endorsers are claimed from, after the refusal (Law art. 17). */
export const RECOURSE_MONTHS = 6;

/** Months in which who paid claims from those before it, after its payment (Law art. 17). */
export const AGAIN_MONTHS = 3;

/** Months in which drawer and acceptor are claimed from, after the maturity (Law art. 17). */
export const DEBTOR_MONTHS = 24;

/** Where the first endorser stands among who answers: behind acceptor and drawer. */
export const ENDORSERS = 2;
