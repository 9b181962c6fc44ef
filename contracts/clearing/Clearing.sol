// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ClearingDeposits} from "./ClearingDeposits.sol";
import {CycleTerms, hashConfirmation, hashCycle, hashParticipation} from "./CycleTerms.sol";
import {Defaults} from "./Defaults.sol";
import {Cycle, CycleState, IClearing, Position} from "./IClearing.sol";
import {ObligationWord} from "./ObligationWord.sol";
import {Round, Rounds} from "./Rounds.sol";
import {TermsRules} from "./TermsRules.sol";
import {approvedBy, DualApproval, signersOf} from "../members/DualApproval.sol";
import {IMembers} from "../members/IMembers.sol";
import {ICash} from "../settlement/ICash.sol";
import {ICashFactory} from "../settlement/ICashFactory.sol";
import {IEscrow} from "../settlement/IEscrow.sol";
import {CycleId} from "../types/CycleId.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {BANK} from "../types/Roles.sol";

/// @title Clearing
/// @notice Documented in IClearing.
contract Clearing is Defaults {
    using Rounds for *;
    using SafeERC20 for ICash;

    constructor(
        IMembers members,
        ICashFactory factory
    ) ClearingDeposits(members, factory) EIP712("Tallystick Clearing", "1") {}

    /* OPEN */

    /// @inheritdoc IClearing
    function open(CycleTerms calldata terms) external returns (CycleId cycle) {
        cycle = cycleIdOf(terms);
        _requireState(cycle, CycleState.None);
        TermsRules.requireSound(terms);
        _requireCash(terms.cash);
        OrgId org = MEMBERS.actsAs(msg.sender, MAKER, BANK);
        require(org == terms.operator, Clearing_OtherOperator(terms.operator, org));

        Cycle storage opened = _books.cycles[cycle];
        (opened.cash, opened.state, opened.until) = (terms.cash, CycleState.Open, terms.closesAt);
        emit CycleOpened(cycle, org, terms);
    }

    /// @inheritdoc IClearing
    function join(CycleTerms calldata terms, uint8[] calldata items, DualApproval[] calldata approvals) external {
        bytes32 hash = hashCycle(terms);
        CycleId cycle = CycleId.wrap(_hashTypedDataV4(hash));
        _requireState(cycle, CycleState.Open);
        require(items.length != 0, Clearing_Empty());
        require(items.length == approvals.length, Clearing_ApprovalsDiffer(items.length, approvals.length));
        uint64 joined = _books.cycles[cycle].joined;
        for (uint256 i = 0; i < items.length; i++) {
            uint256 item = items[i];
            require(item < terms.members.length, Clearing_NotMember(cycle, item));
            OrgId bank = terms.members[item].bank;
            require(!_isIn(joined, item), Clearing_AlreadyJoined(cycle, bank));
            _requireJoining(terms, item, _hashTypedDataV4(hashParticipation(hash, bank)), approvals[i]);
            joined |= uint64(1 << item); // a cycle has at most 64 members
            _take(terms.cash, bank, terms.members[item].collateral, terms.members[item].fund);
            emit CycleJoined(cycle, bank);
        }
        _books.cycles[cycle].joined = joined;
    }

    /// @inheritdoc IClearing
    function submit(
        CycleTerms calldata terms,
        ObligationWord[] calldata obligations,
        DualApproval[] calldata approvals
    ) external {
        CycleId cycle = cycleIdOf(terms);
        _requireState(cycle, CycleState.Open);
        require(obligations.length != 0, Clearing_Empty());
        Round memory round = _books.read(cycle, terms, obligations);
        _confirm(cycle, terms, round, approvals);
        _books.writePairs(cycle, terms, round);
        emit ObligationsConfirmed(cycle, obligations);
    }

    /* CLOSED */

    /// @inheritdoc IClearing
    function net(CycleTerms calldata terms, int128[] calldata nets) external {
        CycleId cycle = cycleIdOf(terms);
        _requireState(cycle, CycleState.Closed);
        require(block.timestamp <= terms.fundedBy, Clearing_TooLate(cycle, terms.fundedBy, block.timestamp));
        require(nets.length == terms.members.length, Clearing_NetsDiffer(terms.members.length, nets.length));
        int256 sum = 0;
        for (uint256 i = 0; i < nets.length; i++) sum += nets[i];
        require(sum == 0, Clearing_SumNotZero(sum));
        uint8 missing = 0;
        for (uint256 i = 0; i < nets.length; i++) {
            OrgId bank = terms.members[i].bank;
            int128 confirmed = _books.positions[cycle][bank].net;
            require(nets[i] == confirmed, Clearing_NetMismatch(bank, nets[i], confirmed));
            if (confirmed < 0) missing++; // at most 64 members
        }

        Cycle storage netted = _books.cycles[cycle];
        bool covered = _isCovered(terms, nets, netted.joined);
        netted.state = missing == 0 ? CycleState.Funded : CycleState.Netted;
        (netted.missing, netted.until, netted.covered) = (missing, _payBy(terms.fundedBy, terms.topUp), covered);
        emit CycleNetted(cycle, nets, covered);
    }

    /// @inheritdoc IClearing
    function lapse(CycleTerms calldata terms) external nonReentrant {
        CycleId cycle = cycleIdOf(terms);
        _requireState(cycle, CycleState.Closed);
        require(block.timestamp > terms.fundedBy, Clearing_TooEarly(cycle, terms.fundedBy, block.timestamp));
        _fail(cycle, terms);
    }

    /* NETTED */

    /// @inheritdoc IClearing
    function fund(CycleId cycle) external nonReentrant {
        OrgId bank = _orgOf(msg.sender);
        uint256 due = _dueOf(cycle, bank);
        ICash cash = _pay(cycle, bank, due);
        cash.safeTransferFrom(msg.sender, address(this), due);
    }

    /// @inheritdoc IEscrow
    function onCashReceived(uint256 id, address payer, uint256 amount) external nonReentrant {
        if (_receive(ICash(msg.sender), id, payer, amount)) return;
        CycleId cycle = CycleId.wrap(bytes32(id));
        require(msg.sender == address(_books.cycles[cycle].cash), Clearing_OtherCash(cycle, msg.sender));
        OrgId bank = _orgOf(payer);
        uint256 due = _dueOf(cycle, bank);
        require(amount == due, Clearing_NotWhole(cycle, bank, due, amount));
        _pay(cycle, bank, amount);
    }

    /// @inheritdoc IClearing
    function settle(CycleTerms calldata terms) external nonReentrant {
        CycleId cycle = cycleIdOf(terms);
        _requireState(cycle, CycleState.Funded);
        uint256[] memory nothing = new uint256[](terms.members.length);
        _settle(cycle, terms, nothing, nothing);
    }

    /* READING */

    /// @inheritdoc IClearing
    function cycleOf(CycleId cycle) external view returns (Cycle memory read) {
        read = _books.cycles[cycle];
        read.state = _stateOf(cycle);
    }

    /// @inheritdoc IClearing
    function positionOf(CycleId cycle, OrgId bank) external view returns (Position memory) {
        return _books.positions[cycle][bank];
    }

    /// @inheritdoc IClearing
    function pairNetOf(CycleId cycle, uint256 pair) external view returns (int64) {
        return Rounds.netIn(_books.pairs[cycle][pair / Rounds.PAIRS], pair);
    }

    /// @inheritdoc IClearing
    function listOf(CycleId cycle, OrgId bank) external view returns (bytes32) {
        return _books.lists[cycle][bank];
    }

    /// @inheritdoc IClearing
    function lastNumberOf(OrgId debtor) external view returns (uint64) {
        return _books.numbers[debtor];
    }

    /* PRIVATE */

    function _requireJoining(
        CycleTerms calldata terms,
        uint256 item,
        bytes32 digest,
        DualApproval calldata approval
    ) private view {
        OrgId bank = terms.members[item].bank;
        address account = terms.members[item].account;
        require(MEMBERS.orgOf(account) == bank, Clearing_OtherAccount(bank, account)); // or it could not be paid, nor anybody
        _requireOwesNothing(terms.cash, bank);
        (address maker, address checker) = signersOf(digest, approval);
        OrgId signer = MEMBERS.actAsTwo(maker, checker);
        require(signer == bank, Clearing_NotSignedBy(bank, signer));
        MEMBERS.actsAs(maker, MAKER, BANK);
    }

    /// @dev Each bank that the obligations concern signed its list; then it has them.
    function _confirm(
        CycleId cycle,
        CycleTerms calldata terms,
        Round memory round,
        DualApproval[] calldata approvals
    ) private {
        uint256 joined = _books.cycles[cycle].joined;
        uint256 next = 0;
        for (uint256 i = 0; i < terms.members.length; i++) {
            if (!_isIn(round.touched, i)) continue;
            OrgId bank = terms.members[i].bank;
            require(_isIn(joined, i), Clearing_NotJoined(cycle, bank));
            if (next < approvals.length) {
                bytes32 digest = _hashTypedDataV4(hashConfirmation(cycle.raw(), bank, round.lists[i]));
                OrgId signer = approvedBy(MEMBERS, digest, approvals[next]);
                require(signer == bank, Clearing_NotSignedBy(bank, signer));
            }
            next++;
            _books.lists[cycle][bank] = round.lists[i];
            if (_isIn(round.owing, i)) _books.numbers[bank] = uint64(round.numbers[i]); // of 64 bits in its word
            Position storage position = _books.positions[cycle][bank];
            int256 sum = position.net + round.deltas[i];
            _requireWithinCap(bank, sum, terms.members[i].netDebitCap);
            position.net = int128(sum); // `_requireWithinCap` says so
        }
        require(next == approvals.length, Clearing_ApprovalsDiffer(next, approvals.length));
    }

    /// @return cash In which it is paid.
    function _pay(CycleId cycle, OrgId bank, uint256 amount) private returns (ICash cash) {
        Cycle storage paid = _books.cycles[cycle];
        cash = paid.cash;
        _books.positions[cycle][bank].paid += uint128(amount); // what is due has 128 bits
        uint8 missing = paid.missing - 1; // counts those to whom something is due
        paid.missing = missing;
        if (missing == 0) paid.state = CycleState.Funded;
        emit CycleFunded(cycle, bank, amount);
    }

    function _dueOf(CycleId cycle, OrgId bank) private view returns (uint256) {
        Cycle storage due = _books.cycles[cycle];
        CycleState state = due.state;
        bool inTime = state == CycleState.Netted || state == CycleState.Recomputed;
        require(inTime, Clearing_WrongState(cycle, _stateOf(cycle)));
        require(block.timestamp <= due.until, Clearing_TooLate(cycle, due.until, block.timestamp));
        int256 owed = _openOf(_books.positions[cycle][bank]);
        require(owed > 0, Clearing_NothingDue(cycle, bank));
        return uint256(owed);
    }
}
