// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LossNotice} from "../../../contracts/instruments/treaties/LossNotice.sol";
import {
    Due,
    DueState,
    LayerBook,
    Line,
    LossState,
    Treaty,
    TreatyState
} from "../../../contracts/instruments/treaties/Treaty.sol";
import {Instalment, TreatyTerms} from "../../../contracts/instruments/treaties/TreatyTerms.sol";
import {CallId} from "../../../contracts/types/CallId.sol";
import {REINSURANCE} from "../../../contracts/types/LimitKind.sol";
import {TreatyId} from "../../../contracts/types/TreatyId.sol";
import {TreatiesBase} from "../instruments/treaties/TreatiesBase.sol";

/// @notice Treaties of one cedent, one after the other and side by side, and what the books have to say by what happened.
abstract contract TreatiesPlay is TreatiesBase {
    /// @dev What is known of a loss beside what is on record.
    struct Known {
        /// @dev Encoded, as the compiler does not copy a notice into storage.
        bytes content;
        uint256 document;
        uint256 treaty;
        /// @dev How often each layer was called.
        uint256[2] calls;
    }

    uint256 internal constant DOCUMENTS = 12;

    TreatyId[] public ids;
    Known[] internal _known;
    CallId[] internal _calls;
    /// @dev What each line has to pay of a call, all in all.
    mapping(CallId => mapping(uint256 line => uint256)) internal _owed;
    mapping(CallId => mapping(uint256 line => uint256)) internal _paid;
    uint256[20] public ends;

    /// @dev A random call of it changes nothing once all is there.
    function setUp() public virtual override {
        if (address(treaties) != address(0)) return;
        super.setUp();
        vm.startPrank(address(timelockController));
        for (uint256 year = 2028; year < 2031; year++) calendars.loadYear(CALENDAR, uint16(year), 0, 0);
        vm.stopPrank();
    }

    /* THE BOOKS */

    /// @return posted What the lines of all treaties have posted.
    /// @return money What the contract has.
    function sums() external view returns (uint256 posted, uint256 money) {
        for (uint256 i = 0; i < ids.length; i++) {
            Line[] memory lines = treaties.linesOf(ids[i]);
            for (uint256 j = 0; j < lines.length; j++) posted += lines[j].collateral;
        }
        money = yuan.balanceOf(address(treaties));
    }

    /// @return Whether no layer paid more than it can, nor another sum than its losses have.
    function layersHold(uint256 i) external view returns (bool) {
        uint256 sum = 0;
        for (uint8 layer = 0; layer < 2; layer++) {
            (, LayerBook memory book) = treaties.layerOf(ids[i], layer);
            if (book.recovered > 600_000) return false;
            if (book.reinstated > (layer == 0 ? 300_000 : 0)) return false;
            sum += book.recovered;
        }
        uint256 ofLosses = 0;
        for (uint256 j = 0; j < _known.length; j++) {
            if (_known[j].treaty == i) ofLosses += seen(contentOf(j)).recovered;
        }
        return sum == ofLosses;
    }

    /// @return Whether no loss was called twice: of any document, in any treaty, and of no layer.
    function lossesHold() external view returns (bool) {
        for (uint256 n = 0; n < DOCUMENTS; n++) {
            uint256 uses = 0;
            for (uint256 j = 0; j < _known.length; j++) {
                if (_known[j].document != n) continue;
                if (_known[j].calls[0] > 1 || _known[j].calls[1] > 1) return false;
                LossState state = seen(contentOf(j)).state;
                bool over = state == LossState.None || state == LossState.Withdrawn;
                if (!over) uses++;
            }
            if (uses > 1) return false;
        }
        return true;
    }

    /// @return Whether each line paid no more than its own share, and what was called is paid, owed, or decided otherwise.
    function sharesHold() external view returns (bool) {
        for (uint256 i = 0; i < _calls.length; i++) {
            CallId id = _calls[i];
            TreatyId of_ = treaties.callOf(id).treaty;
            Line[] memory lines = treaties.linesOf(of_);
            for (uint256 j = 0; j < lines.length; j++) {
                Due memory due = treaties.dueOf(id, lines[j].org);
                uint256 paid = _paid[id][j];
                if (paid > _owed[id][j]) return false;
                bool waits = due.state == DueState.Due || due.state == DueState.Disputed;
                waits = waits || due.state == DueState.Awarded || due.state == DueState.Defaulted;
                if (waits && paid + due.amount != _owed[id][j]) return false;
                if (due.state == DueState.Paid && paid != _owed[id][j]) return false;
            }
        }
        return true;
    }

    /// @return Whether what is open on record is what is open.
    function countsHold(uint256 i) external view returns (bool) {
        Treaty memory t = treaties.treatyOf(ids[i]);
        if (t.state == TreatyState.Commuted) return t.openDues == 0 && t.openLosses == 0;
        Line[] memory lines = treaties.linesOf(ids[i]);
        uint256 open = 0;
        for (uint256 j = 0; j < lines.length; j++) {
            uint256 ofLine = 0;
            for (uint256 k = 0; k < _calls.length; k++) {
                if (!(treaties.callOf(_calls[k]).treaty == ids[i])) continue;
                DueState state = treaties.dueOf(_calls[k], lines[j].org).state;
                if (state == DueState.Due || state == DueState.Disputed || state == DueState.Awarded) ofLine++;
            }
            if (ofLine != lines[j].openDues) return false;
            open += ofLine;
        }
        uint256 losses = 0;
        for (uint256 j = 0; j < _known.length; j++) {
            LossState state = seen(contentOf(j)).state;
            bool waits = state == LossState.Notified || state == LossState.Assessed || state == LossState.Contested;
            if (_known[j].treaty == i && waits) losses++;
        }
        return open == t.openDues && losses == t.openLosses;
    }

    /// @return used Of the second's limit.
    /// @return exposure What it can be called to pay.
    function limits_() external view returns (uint256 used, uint256 exposure) {
        for (uint256 i = 0; i < ids.length; i++) {
            if (treaties.treatyOf(ids[i]).state == TreatyState.Bound) exposure += 360_120;
        }
        used = usedOf(second, cedent, REINSURANCE);
    }

    function count() external view returns (uint256) {
        return ids.length;
    }

    /* INTERNAL */

    function begin_() internal {
        TreatyTerms memory t = soundTerms();
        uint48 now_ = uint48(block.timestamp);
        t.number = bytes32(ids.length + 1);
        (t.boundBy, t.inception) = (now_, now_ + 1);
        (t.expiry, t.runOffUntil) = (now_ + 60 days, now_ + 90 days);
        t.instalments[0] = Instalment(now_ + 20 days, FIRST_PART);
        t.instalments[1] = Instalment(now_ + 40 days, PREMIUM - FIRST_PART);
        useTerms(t);
        ids.push(treaty);
        startBound();
        vm.warp(now_ + 1);
    }

    /// @dev Of a call that was made: what each line has to pay.
    function remember(CallId id) internal {
        if (id.isNull()) return;
        _calls.push(id);
        Line[] memory lines = treaties.linesOf(treaties.callOf(id).treaty);
        for (uint256 i = 0; i < lines.length; i++) _owed[id][i] = treaties.dueOf(id, lines[i].org).amount;
    }

    function contentOf(uint256 i) internal view returns (LossNotice memory) {
        return abi.decode(_known[i].content, (LossNotice));
    }

    function lineAt(uint256 seed) internal view returns (Org memory, uint256) {
        uint256 i = seed % 3;
        return (i == 0 ? lead : (i == 1 ? second : third), i);
    }
}
