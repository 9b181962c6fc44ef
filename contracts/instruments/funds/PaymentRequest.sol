// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityId} from "../../types/FacilityId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {RequestId} from "../../types/RequestId.sol";

/// @notice That a payee is paid out of a purpose account. Two people of the borrower sign it.
struct PaymentRequest {
    FacilityId facility;
    /// @dev Any number; with it two requests of equal contents differ.
    uint64 number;
    /// @dev Which line of the budget.
    bytes32 purpose;
    /// @dev Account that is paid. One of the borrower's own: it shows later for what.
    address payee;
    uint64 amount;
    /// @dev Root of the salted contract and invoice.
    bytes32 documents;
    /// @dev Blocking keys of the invoice, at least one; none where the borrower is paid itself.
    Fingerprint[] keys;
    /// @dev Last second in which it can be brought.
    uint48 deadline;
}

bytes32 constant PAYMENT_REQUEST_TYPEHASH = keccak256(
    "PaymentRequest(bytes32 facility,uint64 number,bytes32 purpose,address payee,uint64 amount,bytes32 documents,bytes32[] keys,uint48 deadline)"
);

/// @return Its EIP-712 struct hash.
function requestIdOf(PaymentRequest calldata r) pure returns (RequestId) {
    bytes32 keys = keccak256(abi.encodePacked(r.keys));
    return
        RequestId.wrap(
            keccak256(
                abi.encode(
                    PAYMENT_REQUEST_TYPEHASH,
                    r.facility,
                    r.number,
                    r.purpose,
                    r.payee,
                    r.amount,
                    r.documents,
                    keys,
                    r.deadline
                )
            )
        );
}
