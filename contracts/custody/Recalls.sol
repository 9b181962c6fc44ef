// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodyState} from "./CustodyState.sol";
import {IHandovers} from "./IHandovers.sol";
import {IUnits} from "./IUnits.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {PACKED, Phase, RECALLED, UnitWord} from "./UnitWord.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {IMembers} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {NOBODY, OrgId} from "../types/OrgId.sol";
import {REGULATOR} from "../types/Roles.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Recalls
/// @notice How units are recalled, and a recall is lifted. Documented in IUnits.setRecall.
library Recalls {
    using UnitChecks for CustodyState;
    using UnitChecks for IMembers;

    /// @dev What is set, by whom and why; `by` is none where the Council lifts.
    struct Recall {
        OrgId by;
        bool recalled;
        Uid statement;
    }

    function setRecall(
        CustodyState storage state,
        IMembers members,
        IAttestations attestations,
        UnitId[] calldata units,
        bool recalled,
        Uid statement
    ) internal {
        if (units.length == 0) revert IUnits.Custody_NoUnits();
        bool byCouncil = !recalled && msg.sender == members.council();
        Recall memory recall = Recall(NOBODY, recalled, statement);
        if (!byCouncil) recall.by = members.actsFor(msg.sender, MAKER | CHECKER);
        for (uint256 i = 0; i < units.length; i++) {
            state.existing(units[i]);
            if (!byCouncil) _requireEntitled(state, members, units[i], recall);
        }
        if (byCouncil) UnitChecks.requireRecorded(attestations, statement);
        else members.requireStatement(attestations, statement, recall.by);

        bool any = false;
        for (uint256 i = 0; i < units.length; i++) {
            if (_isSkipped(state, units[i], recalled)) continue;
            _setRecall(state, units[i], recall);
            any = true;
        }
        if (!any) _refuse(state, units[0]);
    }

    /// @dev Nothing that ends in front of a recall stops the recall of the others; nor does what is recalled in a box in front of a
    /// lifting stop that of the others, and the box stays recalled.
    function _isSkipped(CustodyState storage state, UnitId unit, bool recalled) private view returns (bool) {
        if (state.units[_rootOf(state, unit)].word.phase() > Phase.Disputed) return true;
        return !recalled && state.recalledIn[unit] != 0;
    }

    /// @dev Why `unit` was skipped, where nothing else was done.
    function _refuse(CustodyState storage state, UnitId unit) private view {
        Phase phase = state.units[_rootOf(state, unit)].word.phase();
        if (phase > Phase.Disputed) revert IUnits.Custody_WrongPhase(unit, phase);
        revert IUnits.Custody_ContentRecalled(unit);
    }

    /// @dev The custodian recalls, unless the unit is in dispute; a Regulator recalls and lifts, but recalls nothing in a dispute of its own.
    function _requireEntitled(
        CustodyState storage state,
        IMembers members,
        UnitId unit,
        Recall memory recall
    ) private view {
        UnitId root = _rootOf(state, unit);
        UnitWord word = state.units[root].word;
        if (word.phase() > Phase.Disputed) return; // it is skipped
        bool isDisputed = word.phase() == Phase.Disputed;
        bool isCustodian = word.custodian() == recall.by;
        if (!recall.recalled || !isCustodian || isDisputed) members.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);
        if (recall.recalled && isDisputed && (isCustodian || state.disputes[root].to == recall.by)) {
            revert IHandovers.Handovers_NotParty(root, recall.by);
        }
    }

    /// @dev A unit is recalled with all that it is in, and lifted alone.
    function _setRecall(CustodyState storage state, UnitId unit, Recall memory recall) private {
        bool packed = _flag(state, unit, recall);
        while (recall.recalled && packed) {
            unit = state.parentOf[unit];
            packed = _flag(state, unit, recall);
        }
    }

    /// @dev What was signed for before an outermost unit was recalled is void, but for the resolution of a dispute.
    function _flag(CustodyState storage state, UnitId unit, Recall memory recall) private returns (bool packed) {
        UnitWord word = state.units[unit].word;
        packed = word.has(PACKED);
        if (word.has(RECALLED) != recall.recalled) {
            if (packed) {
                UnitId parent = state.parentOf[unit];
                state.recalledIn[parent] =
                    recall.recalled ? state.recalledIn[parent] + 1 : state.recalledIn[parent] - 1;
            } else if (recall.recalled && word.phase() != Phase.Disputed) {
                word = word.nextHop();
            }
        }
        word = recall.recalled ? word.withFlag(RECALLED) : word.withoutFlag(RECALLED);
        state.units[unit].word = word;
        emit IUnits.RecallSet(unit, recall.by, word, recall.recalled, recall.statement);
    }

    function _rootOf(CustodyState storage state, UnitId unit) private view returns (UnitId) {
        while (state.units[unit].word.has(PACKED)) unit = state.parentOf[unit];
        return unit;
    }
}
