// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Condition, Handover} from "../../../contracts/custody/Handover.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {Test} from "../utils/Test.sol";

/// @notice What units and accounts have to be, without asking Custody: each act that succeeded is done here once more, by what it was
/// asked for. The first eight units are goods, the next four containers, the last four what goods are made into.
abstract contract CustodyModel is Test {
    uint256 public constant GOODS = 8;
    uint256 public constant FIRST_MADE = 12;
    uint256 public constant POOL = 16;
    uint256 public constant CLASSES = 3;

    uint256 private constant PER_MILLE = 1000;
    uint256 private constant TOLERANCE = 100;

    struct Ghost {
        Phase phase;
        OrgId custodian;
        uint48 site;
        RulesId rules;
        uint8 step;
        bool container;
        /// @dev Of goods.
        uint8 class_;
        uint56 quantity;
        uint16 items;
        /// @dev One more than the container's index.
        uint256 parent;
    }

    struct Account {
        uint256 taken;
        uint256 given;
        uint256 destroyed;
        uint256 lost;
        uint256 items;
    }

    struct GhostDispute {
        OrgId to;
        uint48 site;
        uint8 step;
        /// @dev Of all disputes there were.
        uint256 number;
    }

    Ghost[POOL] internal ghosts;
    GhostDispute[POOL] internal disputes;
    mapping(OrgId org => mapping(uint48 site => mapping(uint8 class_ => Account))) private _accounts;
    uint256 private _disputes;

    function unitAt(uint256 index) public view virtual returns (UnitId);

    /* READING */

    function ghostOf(uint256 index) external view returns (Ghost memory) {
        return ghosts[index];
    }

    function accountOf(OrgId org, uint48 site, uint8 class_) external view returns (Account memory) {
        return _accounts[org][site][class_];
    }

    /// @dev What goods of a class are in a unit, or are it.
    function contentOf(uint256 index, uint8 class_) public view returns (uint56 quantity, uint16 items) {
        for (uint256 i = 0; i < POOL; i++) {
            if (!_isGoods(i) || ghosts[i].class_ != class_ || !_isWithin(i, index)) continue;
            (quantity, items) = (quantity + ghosts[i].quantity, items + ghosts[i].items);
        }
    }

    function amountOf(uint256 index) public view returns (uint56 quantity, uint16 items, uint16 classes) {
        for (uint8 class_ = 0; class_ < CLASSES; class_++) {
            (uint56 more, uint16 pieces) = contentOf(index, class_);
            (quantity, items) = (quantity + more, items + pieces);
            if (pieces != 0) classes |= uint16(1 << class_);
        }
    }

    function rootOf(uint256 index) public view returns (uint256) {
        while (ghosts[index].parent != 0) index = ghosts[index].parent - 1;
        return index;
    }

    /* WHAT SUCCEEDED */

    function _began(uint256 index, Ghost memory ghost) internal {
        ghosts[index] = ghost;
        if (!ghost.container) _take(ghost, ghost.quantity, ghost.items);
    }

    /// @dev An empty container is where its first unit is in the flow.
    function _put(uint256 index, uint256 parent) internal {
        (, uint16 items, ) = amountOf(parent);
        if (items == 0) (ghosts[parent].step, ghosts[parent].phase) = (ghosts[index].step, ghosts[index].phase);
        ghosts[index].parent = parent + 1;
    }

    function _tookOut(uint256 index) internal {
        ghosts[index].parent = 0;
    }

    function _recorded(uint256 index, uint8 step, uint48 site) internal {
        _place(index, ghosts[index].custodian, site, step);
    }

    function _corrected(uint256 index, uint8 class_, uint56 quantity, uint16 items) internal {
        Ghost storage g = ghosts[index];
        if (g.class_ != class_) {
            _give(g, g.quantity, g.items);
            g.class_ = class_;
            _take(g, g.quantity, g.items);
        }
        Account storage account = _accounts[g.custodian][g.site][g.class_];
        if (quantity < g.quantity) account.lost += g.quantity - quantity;
        else account.taken += quantity - g.quantity;
        account.items = account.items + items - g.items;
        (g.quantity, g.items) = (quantity, items);
    }

    function _ended(uint256 index, Phase phase) internal {
        for (uint256 i = 0; i < POOL; i++) {
            if (!_isGoods(i) || !_isWithin(i, index)) continue;
            Account storage account = _accounts[ghosts[i].custodian][ghosts[i].site][ghosts[i].class_];
            if (phase == Phase.Lost) account.lost += ghosts[i].quantity;
            else account.destroyed += ghosts[i].quantity;
            account.items -= ghosts[i].items;
        }
        _setPhase(index, phase);
    }

    /// @dev Whether custody passes, by both measurements and what is known here.
    function _agrees(uint256 index, Handover memory h) internal view returns (bool) {
        (uint56 quantity, uint16 items, ) = amountOf(index);
        (uint56 left, uint16 pieces) = (quantity, items);
        for (uint256 i = 0; i < POOL; i++) {
            if (!_isRefused(i, h)) continue;
            (uint56 less, uint16 fewer, ) = amountOf(i);
            (left, pieces) = (left - less, pieces - fewer);
        }
        (uint56 offered, uint56 accepted) = (h.offer.terms.givenQuantity(), h.acceptance.terms.takenQuantity());
        bool counted = h.offer.terms.givenItems() == items && h.acceptance.terms.takenItems() == pieces;
        bool near = _near(quantity, offered) && _near(left, accepted);
        bool same = items != pieces || _near(offered, accepted);
        return h.acceptance.terms.condition() == Condition.Conformant && counted && near && same;
    }

    /// @dev What a handover does that was concluded. @return Whether custody passed.
    function _handedOver(uint256 index, Handover memory h) internal returns (bool) {
        bool agrees = _agrees(index, h);
        for (uint256 i = 0; i < POOL; i++) {
            if (!_isRefused(i, h)) continue;
            _tookOut(i);
            _setPhase(i, Phase.Returning);
        }
        (uint48 site, uint8 step) = (h.acceptance.terms.site().raw(), h.offer.terms.step());
        if (agrees) {
            _place(index, h.offer.terms.to(), site, step);
            _setPhase(index, Phase.Active);
        } else if (h.acceptance.terms.condition() == Condition.Refused) {
            _setPhase(index, Phase.Returning);
        } else {
            _setPhase(index, Phase.Disputed);
            disputes[index] = GhostDispute(h.offer.terms.to(), site, step, ++_disputes);
        }
        return agrees;
    }

    function _resolved(uint256 index, bool accepted, uint56 quantity, uint16 items) internal {
        GhostDispute memory dispute = disputes[index];
        if (!ghosts[index].container) _corrected(index, ghosts[index].class_, quantity, items);
        if (accepted) _place(index, dispute.to, dispute.site, dispute.step);
        _setPhase(index, accepted ? Phase.Active : Phase.Returning);
        delete disputes[index];
    }

    /* INTERNAL */

    function _isGoods(uint256 index) private view returns (bool) {
        return ghosts[index].phase != Phase.None && !ghosts[index].container;
    }

    function _isWithin(uint256 index, uint256 parent) private view returns (bool) {
        while (index != parent && ghosts[index].parent != 0) index = ghosts[index].parent - 1;
        return index == parent;
    }

    function _isRefused(uint256 index, Handover memory h) private view returns (bool) {
        for (uint256 i = 0; i < h.refused.length; i++) if (h.refused[i] == unitAt(index)) return true;
        return false;
    }

    function _setPhase(uint256 index, Phase phase) private {
        for (uint256 i = 0; i < POOL; i++) if (_isWithin(i, index)) ghosts[i].phase = phase;
    }

    /// @dev Within one organisation goods only move; to another they are given and taken.
    function _place(uint256 index, OrgId to, uint48 site, uint8 step) private {
        for (uint256 i = 0; i < POOL; i++) {
            if (!_isWithin(i, index)) continue;
            Ghost storage g = ghosts[i];
            bool moves = _isGoods(i) && (g.custodian != to || g.site != site);
            if (moves && g.custodian == to) {
                _accounts[to][g.site][g.class_].taken -= g.quantity;
                _accounts[to][g.site][g.class_].items -= g.items;
            } else if (moves) {
                _give(g, g.quantity, g.items);
            }
            (g.custodian, g.site, g.step) = (to, site, step);
            if (moves) _take(g, g.quantity, g.items);
        }
    }

    function _take(Ghost memory g, uint56 quantity, uint16 items) private {
        Account storage account = _accounts[g.custodian][g.site][g.class_];
        (account.taken, account.items) = (account.taken + quantity, account.items + items);
    }

    function _give(Ghost memory g, uint56 quantity, uint16 items) private {
        Account storage account = _accounts[g.custodian][g.site][g.class_];
        (account.given, account.items) = (account.given + quantity, account.items - items);
    }

    function _near(uint256 base, uint256 measured) private pure returns (bool) {
        uint256 difference = base > measured ? base - measured : measured - base;
        return difference * PER_MILLE <= base * TOLERANCE;
    }
}
