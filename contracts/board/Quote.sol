// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AskId} from "../types/AskId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice None -> Committed -> Firm -> Accepted. From Committed and Firm also to Withdrawn, and from that to Committed. A quote lapses by itself, by the
/// time or with its ask.
enum QuoteState {
    None,
    /// @dev Its hash is there.
    Committed,
    /// @dev The seller can read it.
    Firm,
    /// @dev Final.
    Accepted,
    Withdrawn,
    /// @dev Nothing is kept of this: it follows.
    Lapsed
}

/// @notice How the price was computed.
enum PriceMethod {
    /// @dev Straight discount of the face.
    Discount,
    DiscountToYield
}

/// @notice What a bank would pay. Two people of it sign it, and it is sealed to the ask's key; the chain has its hash until it is accepted.
struct Quote {
    AskId ask;
    OrgId bidder;
    /// @dev That takes the units, and pays.
    address account;
    /// @dev Of the face. It may be taken in part.
    uint96 amount;
    /// @dev But not below this.
    uint96 least;
    /// @dev For the whole amount, without recourse.
    uint96 price;
    PriceMethod method;
    /// @dev In hundredths of a basis point, for a year of 360 days. What is paid is the price.
    uint32 rate;
    uint48 expiry;
    bytes32 salt;
}

/// @dev What is kept of a bank's quote for an ask.
struct QuoteBook {
    // slot 0
    bytes32 hash;
    // slot 1
    QuoteState state;
    uint48 expiry;
}

bytes32 constant QUOTE_TYPEHASH = keccak256(
    "Quote(bytes32 ask,uint32 bidder,address account,uint96 amount,uint96 least,uint96 price,uint8 method,uint32 rate,uint48 expiry,bytes32 salt)"
);

/// @return Its EIP-712 struct hash, which is committed.
function hashQuote(Quote calldata quote) pure returns (bytes32) {
    return keccak256(abi.encode(QUOTE_TYPEHASH, quote));
}
