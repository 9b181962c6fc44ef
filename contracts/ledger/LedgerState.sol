// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {LienWord} from "./LienWord.sol";
import {LotWord} from "./LotWord.sol";
import {Share} from "./Share.sol";
import {TermsWord} from "./TermsWord.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice All that Instruments stores, in one struct, so that its libraries take it by reference.
struct LedgerState {
    mapping(uint256 id => InstrumentSlots) instruments;
    mapping(uint256 id => mapping(address holder => HoldingSlot)) holdings;
    /// @dev The part of what is frozen that is frozen by order; the rest is pledged.
    mapping(uint256 id => mapping(address holder => uint256)) ordered;
    mapping(uint256 id => mapping(address holder => Share)) shares;
    /// @dev By instrument, owner, pledgee and agreement, see LienBook.
    mapping(bytes32 key => LienSlot) liens;
    mapping(OrgId regulator => mapping(uint256 nonce => bool)) usedOrders;
}

/// @dev What is stored of an instrument.
struct InstrumentSlots {
    // slot 0
    TermsWord terms;
    // slot 1
    IERC20 cash;
    uint48 maturity;
    uint16 children;
    /// @dev Of lots that keep their history: no part is smaller.
    uint32 least;
    // slot 2
    uint128 face;
    uint128 paid;
    // slot 3
    uint128 redeemed;
    uint128 interestPaid;
    // slot 4
    uint128 interestRedeemed;
    // slots 5 and 6, of lots that were divided off others
    uint256 parent;
    uint256 root;
    // slot 7, of lots that keep their history: their face is there, and their parent and root are in their ids
    LotWord lot;
}

/// @dev A word in a struct of its own has a storage reference, so that its slot is computed once.
struct HoldingSlot {
    HoldingWord word;
}

/// @dev See HoldingSlot.
struct LienSlot {
    LienWord word;
}
