// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "../settlement/ICash.sol";
import {AskId} from "../types/AskId.sol";
import {CalendarId} from "../types/CalendarId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice None -> Posted -> Matched. From Posted also to Withdrawn and Lapsed. An ask for a claim that is not accepted yet goes from None to Conditional, and from that
/// to Posted, Withdrawn and Lapsed.
enum AskState {
    None,
    /// @dev The claim does not exist yet: nothing is quoted, and nothing is reserved.
    Conditional,
    /// @dev The units are reserved.
    Posted,
    /// @dev All of it is taken. Final.
    Matched,
    /// @dev What was not taken is free again. Final, as Lapsed.
    Withdrawn,
    Lapsed
}

/// @notice What is sold.
enum Asset {
    /// @dev A bank's acceptance or deferred undertaking under a letter of credit.
    CreditClaim,
    Receivable
}

/// @notice An offer to sell. Two people of the seller sign it. It says what is sold, and not by whom.
struct Ask {
    /// @dev The association's: to it the units are pledged while they are reserved, and trades are reported.
    OrgId operator;
    Asset asset;
    /// @dev Whether the claim is still to be accepted.
    bool conditional;
    /// @dev Whether the seller is a bank that bought it, or just who has it.
    bool secondary;
    OrgId obligor;
    ICash cash;
    /// @dev Tenor: between these two the claim is due.
    uint48 maturityFrom;
    uint48 maturityTo;
    /// @dev Between these two is what is offered.
    uint96 amountFrom;
    uint96 amountTo;
    /// @dev Least of one trade.
    uint96 least;
    /// @dev What either side forfeits to the other when it fails, in parts of the amount.
    uint16 depositBps;
    /// @dev Last second in which a quote is committed; from the next one on quotes are opened.
    uint48 commitUntil;
    /// @dev Last second in which one is accepted.
    uint48 acceptUntil;
    /// @dev Banking days from the trade to the availability date: for documents and conditions.
    uint8 documentDays;
    /// @dev And from that for their examination, and from that for payment.
    uint8 examineDays;
    uint8 payDays;
    /// @dev Most quotes that the seller sees.
    uint8 reveals;
    CalendarId calendar;
    /// @dev X25519 key that was made for this ask alone, to which quotes are sealed.
    bytes32 key;
    /// @dev Hash of the conditions: which documents, and that URF 800 applies.
    bytes32 conditions;
    /// @dev `hashHolding` of what is sold.
    bytes32 holding;
}

/// @notice What an ask hides. Who has it knows the seller.
struct Holding {
    /// @dev Of the ledger. A claim under a letter of credit has its id before it is accepted.
    uint256 id;
    address account;
    uint96 amount;
    bytes32 salt;
}

/// @dev What is kept of an ask. One slot, and nothing of it tells the seller.
struct AskBook {
    AskState state;
    uint8 reveals;
    uint8 mostReveals;
    uint96 taken;
    uint48 commitUntil;
    uint48 acceptUntil;
}

bytes32 constant ASK_TYPEHASH = keccak256(
    "Ask(uint32 operator,uint8 asset,bool conditional,bool secondary,uint32 obligor,address cash,uint48 maturityFrom,uint48 maturityTo,uint96 amountFrom,uint96 amountTo,uint96 least,uint16 depositBps,uint48 commitUntil,uint48 acceptUntil,uint8 documentDays,uint8 examineDays,uint8 payDays,uint8 reveals,bytes32 calendar,bytes32 key,bytes32 conditions,bytes32 holding)"
);

/// @return Its EIP-712 struct hash.
function askIdOf(Ask calldata ask) pure returns (AskId) {
    return AskId.wrap(keccak256(abi.encode(ASK_TYPEHASH, ask)));
}

/// @return Salted, so that it cannot be guessed from the ledger's holders.
function hashHolding(Holding calldata holding) pure returns (bytes32) {
    return keccak256(abi.encode(holding));
}

/// @return What the pledge of the units names as its agreement. It is not the ask's id, so that events alone do not tell whose an open ask is.
function reservationOf(AskId ask, bytes32 salt) pure returns (bytes32) {
    return keccak256(abi.encode("board", ask, salt));
}
