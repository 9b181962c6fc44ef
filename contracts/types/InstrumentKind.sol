// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What kind of claim an instrument is. Below 16, so that an organisation's refusals of kinds are a set of 16 bits.
type InstrumentKind is uint8;

using {eq as ==, raw, keepsHistory} for InstrumentKind global;

/// @dev Money at a bank. Nobody can refuse to be paid: an organisation's refusal of this kind has no effect.
InstrumentKind constant CASH = InstrumentKind.wrap(0);
/// @dev An e-receivable voucher: an obligor's confirmed debt from a delivery or service.
InstrumentKind constant RECEIVABLE = InstrumentKind.wrap(1);
/// @dev The claim of who guaranteed a debt and paid it (subrogation), on the obligor.
InstrumentKind constant SUBROGATED_CLAIM = InstrumentKind.wrap(2);
/// @dev A bank's acceptance or deferred undertaking under a letter of credit.
InstrumentKind constant CREDIT_CLAIM = InstrumentKind.wrap(3);
/// @dev A bill: a draft that was accepted. Who passes it on answers for its payment.
InstrumentKind constant BILL = InstrumentKind.wrap(4);

function eq(InstrumentKind a, InstrumentKind b) pure returns (bool) {
    return InstrumentKind.unwrap(a) == InstrumentKind.unwrap(b);
}

/// @dev Whether each lot keeps who passed it on (LotWord).
function keepsHistory(InstrumentKind kind) pure returns (bool) {
    return kind == BILL;
}

function raw(InstrumentKind kind) pure returns (uint8) {
    return InstrumentKind.unwrap(kind);
}
