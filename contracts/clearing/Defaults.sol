// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ClearingDeposits} from "./ClearingDeposits.sol";
import {CycleBooks} from "./CycleBooks.sol";
import {CycleMember, CycleTerms, hashCycle} from "./CycleTerms.sol";
import {Cycle, CycleState, IClearing, Position} from "./IClearing.sol";
import {Ladder} from "./Ladder.sol";
import {ObligationWord} from "./ObligationWord.sol";
import {Rounds} from "./Rounds.sol";
import {ICash} from "../settlement/ICash.sol";
import {CycleId} from "../types/CycleId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Defaults
/// @notice Documented in IClearing: how a cycle ends, with every debtor's money and without.
abstract contract Defaults is IClearing, ClearingDeposits, EIP712 {
    using SafeERC20 for ICash;

    CycleBooks internal _books;

    /// @inheritdoc IClearing
    function resolveDefault(CycleTerms calldata terms, ObligationWord[] calldata list) external nonReentrant {
        CycleId cycle = cycleIdOf(terms);
        Cycle memory now_ = _books.cycles[cycle];
        bool waits = now_.state == CycleState.Netted || now_.state == CycleState.Recomputed;
        require(waits, Clearing_WrongState(cycle, _stateOf(cycle)));
        require(block.timestamp > now_.until, Clearing_TooEarly(cycle, now_.until, block.timestamp));
        // One bank's default is provided for, and not a second one.
        if (now_.missing != 1 || now_.state == CycleState.Recomputed) return _fail(cycle, terms);

        (uint256 defaulter, uint256 loss) = _findDefaulter(cycle, terms);
        if (_cover(cycle, terms, now_, defaulter, loss)) return;
        _recompute(cycle, terms, now_.joined, defaulter, list);
    }

    /// @inheritdoc IClearing
    function cycleIdOf(CycleTerms calldata terms) public view returns (CycleId) {
        return CycleId.wrap(_hashTypedDataV4(hashCycle(terms)));
    }

    /* THE END */

    /// @dev Pays everybody what it receives, and brings back what was put aside and not used.
    function _settle(
        CycleId cycle,
        CycleTerms calldata terms,
        uint256[] memory collateralUsed,
        uint256[] memory fundUsed
    ) internal {
        uint64 joined = _books.cycles[cycle].joined;
        _books.cycles[cycle].state = CycleState.Settled;
        emit CycleSettled(cycle);
        for (uint256 i = 0; i < terms.members.length; i++) {
            if (!_isIn(joined, i)) continue;
            CycleMember calldata member = terms.members[i];
            _return(
                terms.cash,
                member.bank,
                member.collateral - uint128(collateralUsed[i]), // no more of it is used, nor of the fund
                member.fund - uint128(fundUsed[i])
            );
            int256 receives = -_openOf(_books.positions[cycle][member.bank]);
            if (receives > 0) terms.cash.safeTransfer(member.account, uint256(receives));
        }
    }

    /// @dev Everybody has back what it paid and put aside.
    function _fail(CycleId cycle, CycleTerms calldata terms) internal {
        uint64 joined = _books.cycles[cycle].joined;
        _books.cycles[cycle].state = CycleState.Failed;
        emit CycleFailed(cycle);
        for (uint256 i = 0; i < terms.members.length; i++) {
            if (!_isIn(joined, i)) continue;
            CycleMember calldata member = terms.members[i];
            _return(terms.cash, member.bank, member.collateral, member.fund);
            uint256 paid = _books.positions[cycle][member.bank].paid;
            if (paid != 0) terms.cash.safeTransfer(member.account, paid);
        }
    }

    /* READING */

    function _requireState(CycleId cycle, CycleState wanted) internal view {
        CycleState state = _stateOf(cycle);
        require(state == wanted, Clearing_WrongState(cycle, state));
    }

    function _stateOf(CycleId cycle) internal view returns (CycleState state) {
        Cycle storage read = _books.cycles[cycle];
        state = read.state;
        if (state == CycleState.Open && block.timestamp > read.until) state = CycleState.Closed;
    }

    /// @dev Whether the largest net debtor's default is paid by what it and all others put aside; of equal ones, the first.
    function _isCovered(CycleTerms calldata terms, int128[] calldata nets, uint64 joined) internal pure returns (bool) {
        int256 lowest = 0;
        uint256 pot = 0;
        uint256 collateral = 0;
        for (uint256 i = 0; i < nets.length; i++) {
            if (!_isIn(joined, i)) continue;
            pot += terms.members[i].fund;
            if (nets[i] < lowest) (lowest, collateral) = (nets[i], terms.members[i].collateral);
        }
        return uint256(-lowest) <= pot + collateral;
    }

    function _requireWithinCap(OrgId bank, int256 sum, uint256 cap) internal pure {
        require(sum >= 0 || uint256(-sum) <= cap, Clearing_DebitCapExceeded(bank, sum, cap));
        require(int128(sum) == sum, Clearing_NetTooLarge(bank, sum));
    }

    /// @dev However late it is: debtors have their time from when they know what is due.
    function _payBy(uint48 by, uint32 least) internal view returns (uint48) {
        return uint48(Math.max(by, block.timestamp + least)); // of 32 bits, and time has 48 for a long time
    }

    /// @dev What a bank still owes in a cycle; negative: what it is to have.
    function _openOf(Position memory position) internal pure returns (int256) {
        return -int256(position.net) - int256(uint256(position.paid));
    }

    function _isIn(uint256 set, uint256 item) internal pure returns (bool) {
        return set & (1 << item) != 0;
    }

    /* PRIVATE */

    /// @dev There is exactly one, and it paid nothing: each pays all or nothing.
    function _findDefaulter(
        CycleId cycle,
        CycleTerms calldata terms
    ) private view returns (uint256 defaulter, uint256 loss) {
        int256 open = 0;
        for (; open <= 0; defaulter++) open = _openOf(_books.positions[cycle][terms.members[defaulter].bank]);
        return (defaulter - 1, uint256(open));
    }

    /// @return covered Whether what was put aside pays the loss; then the cycle is settled. If not, none of it is used.
    function _cover(
        CycleId cycle,
        CycleTerms calldata terms,
        Cycle memory now_,
        uint256 defaulter,
        uint256 loss
    ) private returns (bool covered) {
        CycleMember calldata failed = terms.members[defaulter];
        uint256[] memory collateralUsed = new uint256[](terms.members.length);
        uint256[] memory contributions = new uint256[](terms.members.length);
        uint256 pot = 0;
        for (uint256 i = 0; i < contributions.length; i++) {
            if (i == defaulter || !now_.covered || !_isIn(now_.joined, i)) continue;
            contributions[i] = terms.members[i].fund;
            pot += contributions[i];
        }
        uint256 collateral = Math.min(loss, failed.collateral);
        uint256 own = Math.min(loss - collateral, failed.fund);
        uint256 rest = loss - collateral - own;
        if (rest > pot) return false;

        uint256[] memory shares = Ladder.sharesDown(rest, contributions);
        _books.positions[cycle][failed.bank].paid = uint128(loss); // a net has 128 bits
        emit DefaultCovered(cycle, failed.bank, collateral, own, shares);
        for (uint256 i = 0; i < shares.length; i++) {
            if (shares[i] != 0) _claim(terms.cash, failed.bank, terms.members[i].bank, shares[i]);
        }
        collateralUsed[defaulter] = collateral;
        shares[defaulter] = own;
        _settle(cycle, terms, collateralUsed, shares);
        return true;
    }

    /// @dev Takes the defaulter's obligations out of all nets. Where that breaks a cap, the cycle fails.
    function _recompute(
        CycleId cycle,
        CycleTerms calldata terms,
        uint64 joined,
        uint256 defaulter,
        ObligationWord[] calldata list
    ) private {
        int256[] memory nets = _netsWithout(cycle, terms, defaulter, list);
        for (uint256 i = 0; i < nets.length; i++) {
            bool within = nets[i] >= 0 || uint256(-nets[i]) <= terms.members[i].netDebitCap;
            if (!within || int128(nets[i]) != nets[i]) return _fail(cycle, terms);
        }

        uint8 missing = 0;
        int128[] memory told = new int128[](nets.length);
        for (uint256 i = 0; i < nets.length; i++) {
            if (!_isIn(joined, i)) continue;
            Position storage position = _books.positions[cycle][terms.members[i].bank];
            told[i] = int128(nets[i]); // as was seen above
            position.net = told[i];
            if (_openOf(position) > 0) missing++; // at most 64 members
        }
        Cycle storage left = _books.cycles[cycle];
        left.state = missing == 0 ? CycleState.Funded : CycleState.Recomputed;
        left.missing = missing;
        left.until = _payBy(0, terms.topUp);
        emit CycleRecomputed(cycle, terms.members[defaulter].bank, told, left.until);
    }

    function _netsWithout(
        CycleId cycle,
        CycleTerms calldata terms,
        uint256 defaulter,
        ObligationWord[] calldata list
    ) private view returns (int256[] memory nets) {
        nets = new int256[](terms.members.length);
        for (uint256 i = 0; i < nets.length; i++) nets[i] = _books.positions[cycle][terms.members[i].bank].net;
        bytes32 hash = 0;
        for (uint256 i = 0; i < list.length; i++) {
            ObligationWord word = list[i];
            hash = Rounds.append(hash, word);
            // Of another list an index may be out of bounds; the hash tells below.
            if (word.debtor() == defaulter) nets[word.creditor() % nets.length] -= int256(word.amount());
            else nets[word.debtor() % nets.length] += int256(word.amount());
        }
        OrgId bank = terms.members[defaulter].bank;
        bytes32 confirmed = _books.lists[cycle][bank];
        require(hash == confirmed, Clearing_OtherList(bank, confirmed, hash));
        nets[defaulter] = 0;
    }
}
