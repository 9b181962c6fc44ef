// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreationTerms} from "../../../contracts/custody/Creation.sol";
import {Condition, HandoverAcceptanceTerms, HandoverOfferTerms} from "../../../contracts/custody/Handover.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";

/// @notice Puts the words of the calls together, from their highest field.
library Terms {
    function creation(
        RulesId rules,
        uint8 step,
        uint8 class_,
        SiteId site,
        uint40 when,
        uint16 items,
        uint56 quantity
    ) internal pure returns (CreationTerms) {
        uint256 word = site.raw();
        word = (word << 16) | rules.raw();
        word = (word << 16) | class_;
        word = (word << 8) | step;
        word = (word << 40) | items; // 24 zeros, then 16
        word = (word << 40) | when;
        word = (word << 56) | quantity;
        return CreationTerms.wrap(word);
    }

    function offer(
        uint16 hop,
        uint8 step,
        OrgId to,
        uint56 quantity,
        uint16 items,
        uint40 when,
        uint40 deadline
    ) internal pure returns (HandoverOfferTerms) {
        uint256 word = deadline;
        word = (word << 40) | when;
        word = (word << 16) | items;
        word = (word << 56) | quantity;
        word = (word << 32) | to.raw();
        word = (word << 8) | step;
        word = (word << 16) | hop;
        return HandoverOfferTerms.wrap(word);
    }

    function acceptance(
        SiteId site,
        uint56 quantity,
        uint16 items,
        Condition condition,
        uint40 when
    ) internal pure returns (HandoverAcceptanceTerms) {
        uint256 word = when;
        word = (word << 8) | uint8(condition);
        word = (word << 16) | items;
        word = (word << 56) | quantity;
        word = (word << 48) | site.raw();
        return HandoverAcceptanceTerms.wrap(word);
    }
}
