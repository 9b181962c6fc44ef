// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fingerprint} from "../../types/Fingerprint.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";

/// @dev What two people of the obligor, or of the guarantor, sign: `Confirmation(Receivable[] receivables,uint48 deadline)` and
/// `Guarantee(Receivable[] receivables,uint48 deadline)`. One signature of each person for many.
bytes32 constant CONFIRMATION_TYPEHASH = keccak256(
    "Confirmation(Receivable[] receivables,uint48 deadline)Receivable(uint32 creditor,address holder,uint32 obligor,uint32 guarantor,uint256 face,address cash,bytes32 calendar,uint32 dueDay,uint8 graceDays,uint16 lateRate,bytes32 documents,bytes32[] keys,bytes32 salt)"
);
bytes32 constant GUARANTEE_TYPEHASH = keccak256(
    "Guarantee(Receivable[] receivables,uint48 deadline)Receivable(uint32 creditor,address holder,uint32 obligor,uint32 guarantor,uint256 face,address cash,bytes32 calendar,uint32 dueDay,uint8 graceDays,uint16 lateRate,bytes32 documents,bytes32[] keys,bytes32 salt)"
);

/// @notice A credit note: obligor and creditor lower the debt, by units that the creditor still has.
struct Dilution {
    ReceivableId receivable;
    /// @dev Account of the creditor whose units go.
    address holder;
    uint256 amount;
    /// @dev Keyed digest that identifies the credit note; each is used once.
    Fingerprint creditNote;
    uint48 deadline;
}

bytes32 constant DILUTION_TYPEHASH = keccak256(
    "Dilution(bytes32 receivable,address holder,uint256 amount,bytes32 creditNote,uint48 deadline)"
);

/// @dev What two people of a buyer sign to give up recourse.
bytes32 constant WAIVER_TYPEHASH = keccak256("RecourseWaiver(bytes32 sale,uint48 deadline)");

/// @notice A sale with recourse. Its hash, with the deal's, is the sale's id.
struct Sale {
    /// @dev The deal that it was part of, and which leg.
    bytes32 dealId;
    uint256 leg;
    /// @dev The ledger's id.
    uint256 instrument;
    address seller;
    address buyer;
    uint256 amount;
    uint256 price;
}

function saleIdOf(Sale memory sale) pure returns (bytes32) {
    return keccak256(abi.encode(sale));
}

function hashWaiver(bytes32 sale, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(WAIVER_TYPEHASH, sale, deadline));
}

function hashDilution(Dilution calldata dilution) pure returns (bytes32) {
    return keccak256(abi.encode(DILUTION_TYPEHASH, dilution));
}

/// @param typehash `CONFIRMATION_TYPEHASH` or `GUARANTEE_TYPEHASH`.
function hashReceivables(bytes32 typehash, bytes32[] memory ids, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(typehash, keccak256(abi.encodePacked(ids)), deadline));
}
