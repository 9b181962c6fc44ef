// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITreaties} from "./ITreaties.sol";
import {ReinsuranceMath} from "./ReinsuranceMath.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {Layer, LayerKind, Treaty, TreatyState} from "./Treaty.sol";
import {LineTerms, TreatyTerms} from "./TreatyTerms.sol";
import {Standing} from "../../members/IMembers.sol";
import {OrgId} from "../../types/OrgId.sol";
import {INSURER, Roles} from "../../types/Roles.sol";

/// @title TreatyRules
/// @notice Which terms a treaty can have.
library TreatyRules {
    uint64 internal constant MAX_AMOUNT = type(uint56).max;
    uint256 internal constant MAX_LINES = 16;
    uint256 internal constant MAX_LAYERS = 8;
    uint256 internal constant MAX_INSTALMENTS = 12;
    uint8 internal constant MAX_REINSTATEMENTS = 8;
    /// @dev Twice the layer's premium.
    uint16 internal constant MAX_REINSTATEMENT_BPS = 20_000;
    uint8 internal constant MAX_SURPLUS_LINES = 100;
    /// @dev Banking days to assess, and to pay.
    uint8 internal constant MAX_DAYS = 60;
    uint16 internal constant MAX_WINDOW = 720;
    uint16 internal constant MAX_ACCOUNT_DAYS = 366;

    /// @return premium What the cedent pays, all in all.
    /// @return ceded What is ceded of premium, before commission.
    /// @return capacity Most that all layers can pay.
    function requireSound(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        TreatyTerms calldata t
    ) internal view returns (uint64 premium, uint64 ceded, uint64 capacity) {
        bytes32 field = _partiesAmiss(on, t);
        if (field == 0) field = _amiss(on, t);
        if (field == 0) field = _inuringAmiss(state, t);
        require(field == 0, ITreaties.Treaties_TermsInvalid(field));
        _requireLines(on, t);
        (premium, ceded, capacity) = _layersOf(t);
        require(_instalmentsSum(t) == premium, ITreaties.Treaties_TermsInvalid("instalments"));
    }

    function _partiesAmiss(TreatiesFoundation memory on, TreatyTerms calldata t) private view returns (bytes32) {
        if (!_isActive(on, t.cedent)) return "cedent";
        if (!(on.members.orgOf(t.cedentAccount) == t.cedent)) return "cedentAccount";
        if (t.arbiter == t.cedent || on.members.standingOf(t.arbiter) != Standing.Active) return "arbiter";
        return on.factory.isCash(address(t.cash)) ? bytes32(0) : bytes32("cash");
    }

    function _amiss(TreatiesFoundation memory on, TreatyTerms calldata t) private view returns (bytes32) {
        if (t.boundBy < block.timestamp || t.boundBy > t.inception) return "boundBy";
        if (t.expiry <= t.inception) return "expiry";
        if (t.runOffUntil < t.expiry) return "runOffUntil";
        if (t.windowHours > MAX_WINDOW) return "windowHours";
        if (t.assessDays == 0 || t.assessDays > MAX_DAYS) return "assessDays";
        if (t.payDays == 0 || t.payDays > MAX_DAYS) return "payDays";
        if (t.accountDays == 0 || t.accountDays > MAX_ACCOUNT_DAYS) return "accountDays";
        if (t.profitBps > ReinsuranceMath.WHOLE) return "profitBps";
        if (t.expenseBps > ReinsuranceMath.WHOLE) return "expenseBps";
        if (t.deficit > MAX_AMOUNT) return "deficit";
        return on.calendars.versionOf(t.calendar) == 0 ? bytes32("calendar") : bytes32(0);
    }

    /// @dev Of the same cedent, and bound, so that no chain of them closes.
    function _inuringAmiss(TreatiesState storage state, TreatyTerms calldata t) private view returns (bytes32) {
        if (t.inuring.isNull()) return 0;
        Treaty storage first = state.treaties[t.inuring];
        bool sound = first.state == TreatyState.Bound && first.cedent == t.cedent && first.cash == address(t.cash);
        return sound ? bytes32(0) : bytes32("inuring");
    }

    function _requireLines(TreatiesFoundation memory on, TreatyTerms calldata t) private view {
        uint256 count = t.lines.length;
        require(count != 0 && count <= MAX_LINES, ITreaties.Treaties_TermsInvalid("lines"));
        uint256 sum = 0;
        for (uint256 i = 0; i < count; i++) {
            LineTerms calldata line = t.lines[i];
            sum += line.bps;
            bool sound = _isActive(on, line.org) && line.bps != 0 && line.collateral <= MAX_AMOUNT;
            sound = sound && !(line.org == t.cedent) && !(line.org == t.arbiter);
            sound = sound && on.members.orgOf(line.account) == line.org;
            for (uint256 j = 0; j < i; j++) sound = sound && !(t.lines[j].org == line.org);
            require(sound, ITreaties.Treaties_TermsInvalid("lines"));
        }
        require(sum == ReinsuranceMath.WHOLE, ITreaties.Treaties_LinesNotWhole(sum));
    }

    /// @dev One proportional layer, or several of excess: what a layer pays then never depends on another of the treaty.
    function _layersOf(TreatyTerms calldata t) private pure returns (uint64 premium, uint64 ceded, uint64 capacity) {
        uint256 count = t.layers.length;
        require(count != 0 && count <= MAX_LAYERS, ITreaties.Treaties_TermsInvalid("layers"));
        for (uint256 i = 0; i < count; i++) {
            Layer calldata layer = t.layers[i];
            require(_isSound(layer, count), ITreaties.Treaties_TermsInvalid("layers"));
            (uint256 gross, uint256 commission) = (layer.premium, 0);
            if (layer.kind == LayerKind.QuotaShare) {
                (gross, commission) = ReinsuranceMath.cededFloor(gross, layer.cessionBps, layer.commissionBps);
            } else {
                commission = ReinsuranceMath.partFloor(gross, layer.commissionBps);
            }
            premium += uint64(gross - commission); // eight amounts of 56 bits
            ceded += uint64(gross);
            capacity += layer.aggregateLimit;
        }
    }

    function _isSound(Layer calldata layer, uint256 count) private pure returns (bool) {
        bool sound = layer.aggregateLimit != 0 && layer.aggregateLimit <= MAX_AMOUNT && layer.premium <= MAX_AMOUNT;
        sound =
            sound &&
            layer.limit <= MAX_AMOUNT &&
            layer.retention <= MAX_AMOUNT &&
            layer.aggregateRetention <= MAX_AMOUNT;
        sound = sound && layer.commissionBps <= ReinsuranceMath.WHOLE;
        if (layer.kind == LayerKind.QuotaShare) {
            return sound && count == 1 && layer.cessionBps != 0 && layer.cessionBps <= ReinsuranceMath.WHOLE;
        }
        if (layer.kind == LayerKind.Surplus) {
            return
                sound &&
                count == 1 &&
                layer.retention != 0 &&
                layer.surplusLines != 0 &&
                layer.surplusLines <= MAX_SURPLUS_LINES;
        }
        sound = sound && layer.limit != 0;
        if (layer.kind == LayerKind.AggregateExcess) return sound;
        uint256 all = uint256(layer.limit) * (uint256(layer.reinstatements) + 1);
        sound = sound && layer.reinstatements <= MAX_REINSTATEMENTS && layer.reinstatementBps <= MAX_REINSTATEMENT_BPS;
        return sound && layer.aggregateLimit == all;
    }

    function _instalmentsSum(TreatyTerms calldata t) private pure returns (uint256 sum) {
        uint256 count = t.instalments.length;
        if (count > MAX_INSTALMENTS) return type(uint256).max;
        uint48 last = 0;
        for (uint256 i = 0; i < count; i++) {
            if (t.instalments[i].dueBy <= last || t.instalments[i].amount == 0) return type(uint256).max;
            last = t.instalments[i].dueBy;
            sum += t.instalments[i].amount;
        }
    }

    function _isActive(TreatiesFoundation memory on, OrgId org) private view returns (bool) {
        (Standing standing, , Roles roles, ) = on.members.organisations(org);
        return standing == Standing.Active && roles.includes(INSURER);
    }
}
