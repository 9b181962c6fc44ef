// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillId} from "../../types/BillId.sol";
import {OrgId} from "../../types/OrgId.sol";

// What two people of an organisation sign. A bill's id is a hash of all that is written on it.

bytes32 constant DRAW_TYPEHASH = keccak256("Draw(bytes32 bill,uint48 deadline)");
bytes32 constant BILL_ACCEPTANCE_TYPEHASH = keccak256(
    "BillAcceptance(bytes32 bill,bool notTransferable,bool conditional,uint48 deadline)"
);
bytes32 constant BILL_REFUSAL_TYPEHASH = keccak256("BillRefusal(bytes32 bill,uint48 deadline)");
bytes32 constant PAYMENT_REFUSAL_TYPEHASH = keccak256("PaymentRefusal(uint256 lot,bytes32 reason,uint48 deadline)");
bytes32 constant AVAL_TYPEHASH = keccak256("Aval(bytes32 bill,uint32 party,uint48 deadline)");

function hashDraw(BillId bill, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(DRAW_TYPEHASH, bill, deadline));
}

/// @param conditional Whether it is accepted under a condition, which is refusal.
function hashBillAcceptance(
    BillId bill,
    bool notTransferable,
    bool conditional,
    uint48 deadline
) pure returns (bytes32) {
    return keccak256(abi.encode(BILL_ACCEPTANCE_TYPEHASH, bill, notTransferable, conditional, deadline));
}

function hashBillRefusal(BillId bill, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(BILL_REFUSAL_TYPEHASH, bill, deadline));
}

/// @param lot Its id in the ledger, which one bill alone has.
function hashPaymentRefusal(uint256 lot, bytes32 reason, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(PAYMENT_REFUSAL_TYPEHASH, lot, reason, deadline));
}

/// @param party For whom the guarantor answers.
function hashAval(BillId bill, OrgId party, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(AVAL_TYPEHASH, bill, party, deadline));
}
