// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    CLASSES_MASK,
    CUSTODIAN_MASK,
    ITEMS_MASK,
    LAST_HOP,
    PHASE_MASK,
    Phase,
    QUANTITY_MASK,
    SINCE_MASK,
    SITE_MASK,
    STEP_MASK,
    UnitFlag,
    UnitWord
} from "../../contracts/custody/UnitWord.sol";
import {StepRule} from "../../contracts/custody/StepRule.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {SiteId} from "../../contracts/types/SiteId.sol";

/// @notice Of every word of a unit: the fields are the whole word, and each step touches its own fields only.
contract UnitWordProofs {
    uint256 private constant FLAGS = uint256(31) << 131;
    uint256 private constant HOPS = uint256(type(uint16).max) << 112;

    function check_FieldsAreTheWholeWord(UnitWord word) external pure {
        if ((UnitWord.unwrap(word) >> 128) & 7 == 7) return; // no phase
        uint256 low = word.quantity() | (uint256(word.since()) << 56) | (uint256(word.items()) << 96);
        low |= (uint256(word.hops()) << 112) | (uint256(word.phase()) << 128) | (UnitWord.unwrap(word) & FLAGS);
        uint256 high = (uint256(word.step()) << 136) | (uint256(word.classes()) << 144);
        high |= (uint256(word.rules().raw()) << 160) | (uint256(word.site().raw()) << 176);
        assert(UnitWord.unwrap(word) == low | high | (uint256(word.custodian().raw()) << 224));
    }

    function check_WithAmount(UnitWord word, uint56 quantity, uint16 items) external pure {
        UnitWord next = word.withAmount(quantity, items);
        assert(next.quantity() == quantity && next.items() == items);
        _assertOnly(word, next, QUANTITY_MASK | ITEMS_MASK);
    }

    function check_WithSince(UnitWord word, uint40 since) external pure {
        UnitWord next = word.withSince(since);
        assert(next.since() == since);
        _assertOnly(word, next, SINCE_MASK);
    }

    function check_WithPhase(UnitWord word, Phase phase) external pure {
        UnitWord next = word.withPhase(phase);
        assert(next.phase() == phase);
        _assertOnly(word, next, PHASE_MASK);
    }

    function check_WithStep(UnitWord word, uint8 step) external pure {
        UnitWord next = word.withStep(step);
        assert(next.step() == step);
        _assertOnly(word, next, STEP_MASK);
    }

    function check_WithClasses(UnitWord word, uint16 classes) external pure {
        UnitWord next = word.withClasses(classes);
        assert(next.classes() == classes);
        _assertOnly(word, next, CLASSES_MASK);
    }

    function check_WithSite(UnitWord word, SiteId site) external pure {
        UnitWord next = word.withSite(site);
        assert(next.site() == site);
        _assertOnly(word, next, SITE_MASK);
    }

    function check_WithPlace(UnitWord word, OrgId custodian, SiteId site) external pure {
        UnitWord next = word.withPlace(custodian, site);
        assert(next.custodian() == custodian && next.site() == site);
        _assertOnly(word, next, CUSTODIAN_MASK | SITE_MASK);
    }

    function check_MovedTo(UnitWord word, OrgId custodian, SiteId site) external pure {
        UnitWord next = word.movedTo(custodian, site);
        assert(next.custodian() == custodian && next.site() == site && next.phase() == Phase.Active);
        _assertOnly(word, next, CUSTODIAN_MASK | SITE_MASK | PHASE_MASK);
    }

    function check_Flags(UnitWord word, uint8 which) external pure {
        UnitFlag flag = UnitFlag.wrap(1 << (131 + (uint256(which) % 5)));
        assert(word.withFlag(flag).has(flag) && !word.withoutFlag(flag).has(flag));
        _assertOnly(word, word.withFlag(flag), UnitFlag.unwrap(flag));
        _assertOnly(word, word.withoutFlag(flag), UnitFlag.unwrap(flag));
    }

    function check_NextHop(UnitWord word) external pure {
        UnitWord next = word.nextHop();
        assert(next.hops() == (word.hops() == LAST_HOP ? LAST_HOP : word.hops() + 1));
        _assertOnly(word, next, HOPS);
    }

    function check_DueUnder(UnitWord word, StepRule rule) external pure {
        uint256 due = word.dueUnder(rule);
        if (rule.deadline() == 0 || word.items() == 0) assert(due == 0);
        else assert(due == uint256(word.since()) + rule.deadline());
    }

    function _assertOnly(UnitWord word, UnitWord next, uint256 mask) private pure {
        assert(UnitWord.unwrap(word) & ~mask == UnitWord.unwrap(next) & ~mask);
    }
}
