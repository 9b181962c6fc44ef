// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a limit bounds.
type LimitKind is uint8;

using {eq as ==, raw} for LimitKind global;

/// @dev What an organisation confirms to owe; principal and counterparty are the obligor.
LimitKind constant UNDERTAKING = LimitKind.wrap(1);
/// @dev What the principal guarantees for the counterparty.
LimitKind constant GUARANTEE = LimitKind.wrap(2);
/// @dev What the principal bought, and the counterparty owes.
LimitKind constant OBLIGOR_RISK = LimitKind.wrap(3);
/// @dev What the principal bought with recourse to the counterparty, the seller.
LimitKind constant SELLER_RISK = LimitKind.wrap(4);
/// @dev What the principal undertook by letters of credit for the counterparty, the applicant, beyond its margin.
LimitKind constant CREDIT = LimitKind.wrap(5);
/// @dev What the principal confirmed of letters of credit of the counterparty, the issuing bank.
LimitKind constant CONFIRMATION = LimitKind.wrap(6);
/// @dev What the principal accepted of bills of the counterparty, the drawer.
LimitKind constant ACCEPTANCE = LimitKind.wrap(7);
/// @dev What the principal agreed to lend to the counterparty, drawn or not, and not repaid.
LimitKind constant LOAN = LimitKind.wrap(8);
/// @dev What the principal, a reinsurer, can be called to pay by treaties of the counterparty, the cedent.
LimitKind constant REINSURANCE = LimitKind.wrap(9);

function eq(LimitKind a, LimitKind b) pure returns (bool) {
    return LimitKind.unwrap(a) == LimitKind.unwrap(b);
}

function raw(LimitKind kind) pure returns (uint8) {
    return LimitKind.unwrap(kind);
}
