// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AskId} from "../types/AskId.sol";
import {OrgId} from "../types/OrgId.sol";
import {TradeId} from "../types/TradeId.sol";

/// @notice None -> Matched -> Presented -> DocsExchanged -> Settled -> Reported. From Presented back to Matched; from Matched and DocsExchanged to Failed, and from that to Reported.
enum TradeState {
    None,
    /// @dev Waits for documents.
    Matched,
    /// @dev The buyer examines them.
    Presented,
    /// @dev They are satisfactory: the buyer said so, or nothing in time. Waits for payment.
    DocsExchanged,
    Settled,
    Failed,
    /// @dev The operator has it. Final.
    Reported
}

/// @notice Who did not perform, and so loses its deposit to the other.
enum Failing {
    /// @dev Documents that the buyer refused, or a court, a payment or the operator kept it from being settled.
    Nobody,
    Seller,
    Buyer
}

/// @dev What is kept of a trade. All of it can be read: it is a matter of both and of the operator now.
struct Trade {
    // slot 0
    TradeState state;
    Failing failing;
    /// @dev The buyer refused documents.
    bool refused;
    bool settled;
    OrgId seller;
    OrgId buyer;
    /// @dev Last seconds: availability date, examination, payment.
    uint48 documentsBy;
    uint48 examineBy;
    uint48 settleBy;
    // slot 1
    address sellerAccount;
    uint96 amount;
    // slot 2
    address buyerAccount;
    uint96 price;
    // slot 3
    address cash;
    /// @dev Of each side.
    uint96 deposit;
    // slot 4
    uint256 id;
    // slot 5
    AskId ask;
    // slot 6
    bytes32 reservation;
    // slot 7
    /// @dev Root of the documents that were presented last.
    bytes32 documents;
    // slot 8
    /// @dev Hash of the seller's consent to the deal.
    bytes32 consent;
    // slot 9
    OrgId operator;
    OrgId obligor;
    /// @dev Whether the claim's own case uses the buyer's limit when it is sold.
    bool limitByCase;
}

bytes32 constant SATISFACTION_TYPEHASH = keccak256("Satisfaction(bytes32 trade,bytes32 documents,uint48 deadline)");
bytes32 constant REFUSAL_TYPEHASH = keccak256(
    "DocumentsRefusal(bytes32 trade,bytes32 documents,bytes32 reason,uint48 deadline)"
);
bytes32 constant WARRANTY_TYPEHASH = keccak256("WarrantyClaim(bytes32 trade,bytes32 reason,uint48 deadline)");

/// @param quote Its hash.
function tradeIdOf(AskId ask, bytes32 quote) pure returns (TradeId) {
    return TradeId.wrap(keccak256(abi.encode(ask, quote)));
}

function hashSatisfaction(TradeId trade, bytes32 documents, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(SATISFACTION_TYPEHASH, trade, documents, deadline));
}

/// @param reason A code, in ASCII.
function hashRefusal(TradeId trade, bytes32 documents, bytes32 reason, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(REFUSAL_TYPEHASH, trade, documents, reason, deadline));
}

/// @param reason A code, in ASCII.
function hashWarranty(TradeId trade, bytes32 reason, uint48 deadline) pure returns (bytes32) {
    return keccak256(abi.encode(WARRANTY_TYPEHASH, trade, reason, deadline));
}
