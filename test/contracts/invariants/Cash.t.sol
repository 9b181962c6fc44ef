// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Standing} from "../../../contracts/members/IMembers.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Members} from "../../../contracts/members/Members.sol";
import {Cash} from "../../../contracts/settlement/Cash.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {CASH_ISSUE_TYPEHASH, CashIssue} from "../../../contracts/settlement/ICash.sol";
import {Settlement} from "../../../contracts/settlement/Settlement.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RecordingEscrow} from "../settlement/RecordingEscrow.sol";
import {SettlementBase} from "../settlement/SettlementBase.sol";
import {Test} from "../utils/Test.sol";

/// @notice Three holders and an escrow are issued cash, pass it on alone and by deals, redeem it, and replay what they did; somebody who
/// signed nothing tries to. What each act does is said before it is tried.
contract CashHandler is Test {
    uint256 public constant HOLDERS = 4;

    Cash private immutable CASH;
    Settlement private immutable SETTLEMENT;
    Members private immutable MEMBERS;
    RecordingEscrow private immutable ESCROW;
    uint256[3] private _keys;
    uint256[2] private _bankKeys;

    address[HOLDERS] public holders;
    uint256[HOLDERS] private _balances;
    uint256 public issued;
    uint256 public redeemed;
    uint256 private _count;
    bytes private _lastDeal;
    bytes private _lastIssue;

    uint256 public done;
    uint256 public refused;
    uint256 public unexpected;
    bytes4 public lastUnexpected;

    constructor(
        Cash cash,
        Settlement settlement,
        Members members,
        RecordingEscrow escrow,
        uint256[3] memory keys,
        uint256[2] memory bankKeys
    ) {
        (CASH, SETTLEMENT, MEMBERS, ESCROW) = (cash, settlement, members, escrow);
        (_keys, _bankKeys) = (keys, bankKeys);
        for (uint256 i = 0; i < 3; i++) holders[i] = vm.addr(keys[i]);
        holders[3] = address(escrow);
    }

    function balanceOf(uint256 holder) external view returns (uint256) {
        return _balances[holder];
    }

    /* ACTS */

    function issue(uint256 to, uint128 amount) external {
        to = to % 3;
        CashIssue memory next = CashIssue(holders[to], amount, bytes32(++_count), uint48(block.timestamp));
        bytes32 content = keccak256(abi.encode(CASH_ISSUE_TYPEHASH, next));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", CASH.DOMAIN_SEPARATOR(), content));
        DualApproval memory approval = DualApproval(_sign(_bankKeys[0], digest), _sign(_bankKeys[1], digest));
        bytes memory data = abi.encodeCall(CASH.issue, (next, approval));
        if (!_try(address(this), address(CASH), data, amount != 0)) return;
        _lastIssue = data;
        issued += amount;
        _balances[to] += amount;
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        (from, to) = (from % 3, to % HOLDERS);
        amount = _about(from, amount);
        bytes memory data = abi.encodeCall(CASH.transfer, (holders[to], amount));
        if (_try(holders[from], address(CASH), data, amount <= _balances[from])) _move(from, to, amount);
    }

    function transferFrom(uint256 from, uint256 to, uint256 amount) external {
        (from, to) = (from % 3, to % HOLDERS);
        amount = _about(from, amount);
        vm.prank(holders[from]);
        CASH.approve(address(this), amount);
        bytes memory data = abi.encodeCall(CASH.transferFrom, (holders[from], holders[to], amount));
        if (_try(address(this), address(CASH), data, amount <= _balances[from])) _move(from, to, amount);
    }

    function payOut(uint256 to, uint256 amount) external {
        to = to % 3;
        amount = _about(3, amount);
        bytes memory data = abi.encodeCall(ESCROW.payOut, (CASH, holders[to], amount));
        if (_try(address(this), address(ESCROW), data, amount <= _balances[3])) _move(3, to, amount);
    }

    function redeem(uint256 from, uint256 amount) external {
        from = from % 3;
        amount = _about(from, amount);
        bytes memory data = abi.encodeCall(CASH.redeem, (amount, "out"));
        if (!_try(holders[from], address(CASH), data, amount != 0 && amount <= _balances[from])) return;
        _balances[from] -= amount;
        redeemed += amount;
    }

    /// @dev Up to five legs; as many of the givers consent as give.
    function settle(uint256 seed) external {
        Deal memory deal = Deal(new Leg[](1 + (seed % 5)), bytes32(seed), false, uint48(block.timestamp));
        uint256[HOLDERS] memory after_ = _balances;
        bool good = true;
        uint256 givers = 0;
        for (uint256 i = 0; i < deal.legs.length; i++) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            (uint256 from, uint256 to) = (seed % 3, (seed >> 8) % HOLDERS);
            uint256 amount =
                after_[from] == 0 ? (seed >> 16) % 2 : (seed >> 16) % (after_[from] + after_[from] / 8 + 1);
            deal.legs[i] = Leg(CASH, to == 3 ? seed : 0, holders[from], holders[to], amount);
            givers |= 1 << from;
            good = good && amount != 0 && from != to && amount <= after_[from];
            if (!good) continue;
            after_[from] -= amount;
            after_[to] += amount;
        }
        bytes memory data = abi.encodeCall(SETTLEMENT.settle, (deal, _consents(deal, givers)));
        if (!_try(address(this), address(SETTLEMENT), data, good)) return;
        _lastDeal = data;
        _balances = after_;
    }

    /// @dev What was done is not done again.
    function replay(bool deal) external {
        if (deal && _lastDeal.length != 0) _try(address(this), address(SETTLEMENT), _lastDeal, false);
        if (!deal && _lastIssue.length != 0) _try(address(this), address(CASH), _lastIssue, false);
    }

    /// @dev What nobody signed is not done.
    function steal(uint256 from, uint256 how) external {
        from = from % 3;
        Deal memory deal = Deal(new Leg[](1), "", false, uint48(block.timestamp));
        deal.legs[0] = Leg(CASH, 0, holders[from], holders[(from + 1) % 3], 1);
        Consent[] memory consents = _consents(deal, 1 << ((from + 1) % 3));
        how = how % 4;
        if (how == 0)
            _try(address(this), address(SETTLEMENT), abi.encodeCall(SETTLEMENT.settle, (deal, consents)), false);
        consents[0].party = holders[from];
        if (how == 1)
            _try(address(this), address(SETTLEMENT), abi.encodeCall(SETTLEMENT.settle, (deal, consents)), false);
        if (how == 2) _try(address(this), address(CASH), abi.encodeCall(CASH.move, (deal, 0, "")), false);
        if (how == 3) _try(holders[from], address(CASH), abi.encodeCall(CASH.transfer, (address(this), 0)), false);
    }

    /// @dev Whether an organisation is restricted changes nothing of what it does with its cash.
    function setStanding(uint256 holder, bool restricted) external {
        OrgId org = MEMBERS.orgOf(holders[holder % 3]);
        Standing to = restricted ? Standing.Restricted : Standing.Active;
        if (MEMBERS.standingOf(org) == to) return;
        vm.prank(MEMBERS.council());
        MEMBERS.setStanding(org, to);
    }

    /* INTERNAL */

    /// @dev Mostly what the holder has, sometimes a little more.
    function _about(uint256 holder, uint256 amount) private view returns (uint256) {
        return amount % (_balances[holder] + _balances[holder] / 4 + 2);
    }

    function _move(uint256 from, uint256 to, uint256 amount) private {
        _balances[from] -= amount;
        _balances[to] += amount;
    }

    function _consents(Deal memory deal, uint256 givers) private returns (Consent[] memory consents) {
        uint256 nonce = ++_count;
        bytes32 digest = SETTLEMENT.digestOf(deal, nonce);
        consents = new Consent[]((givers & 1) + ((givers >> 1) & 1) + (givers >> 2));
        uint256 next = 0;
        for (uint256 i = 0; i < 3; i++) {
            if (givers & (1 << i) == 0) continue;
            consents[next++] = Consent(holders[i], nonce, _sign(_keys[i], digest), "");
        }
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _try(address by, address target, bytes memory data, bool expected) private returns (bool ok) {
        vm.prank(by);
        (ok, ) = target.call(data);
        if (ok) done++;
        else refused++;
        if (ok == expected) return ok;
        unexpected++;
        lastUnexpected = bytes4(data);
    }
}

/// @notice What holds for cash whatever its holders sign and send.
contract CashInvariants is SettlementBase {
    CashHandler private handler;

    function setUp() public override {
        super.setUp();
        RecordingEscrow escrow = new RecordingEscrow();
        asCouncil();
        cashFactory.setEscrow(address(escrow), true);
        Org memory coast = admitOrg("Coast");
        handler = new CashHandler(
            yuan,
            settlement,
            members,
            escrow,
            [keyOf("Acme: maker"), keyOf("Basin: maker"), keyOf(string.concat(coast.name, ": maker"))],
            [keyOf("Bank: maker"), keyOf("Bank: checker")]
        );
        for (uint256 i = 0; i < 3; i++) handler.issue(i, 1_000_000);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev CSH-1
    function invariant_CashIsConserved() public view {
        uint256 sum = 0;
        for (uint256 i = 0; i < handler.HOLDERS(); i++) sum += yuan.balanceOf(handler.holders(i));
        vm.assertEq(sum, handler.issued() - handler.redeemed(), "issued less redeemed");
        vm.assertEq(yuan.totalSupply(), sum, "supply");
    }

    /// @dev CSH-2
    function invariant_EachHoldsWhatItsActsSay() public view {
        for (uint256 i = 0; i < handler.HOLDERS(); i++) {
            vm.assertEq(yuan.balanceOf(handler.holders(i)), handler.balanceOf(i), "balance");
        }
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }

    function test_TheHandlerReachesEveryAct() public {
        handler.issue(0, 0);
        handler.transfer(0, 1, 10);
        handler.transferFrom(1, 3, 20);
        handler.payOut(2, 5);
        handler.redeem(0, 7);
        for (uint256 i = 0; i < 40; i++) handler.settle(uint256(keccak256(abi.encode(i))));
        uint256 before = handler.refused();
        handler.replay(true);
        handler.replay(false);
        for (uint256 i = 0; i < 4; i++) handler.steal(i, i);
        vm.assertEq(handler.refused(), before + 6, "replays and thefts");
        handler.setStanding(0, true);
        handler.redeem(0, 1);
        handler.setStanding(0, false);
        vm.assertTrue(handler.done() > 20, "acts, deals among them");
        vm.assertTrue(before > 1, "refusals");
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }
}
