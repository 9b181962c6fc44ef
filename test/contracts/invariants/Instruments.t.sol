// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Order} from "../../../contracts/ledger/IHoldings.sol";
import {Instruments} from "../../../contracts/ledger/Instruments.sol";
import {Obligation, Terms} from "../../../contracts/ledger/Terms.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LedgerBase} from "../ledger/LedgerBase.sol";
import {LedgerCase} from "../ledger/LedgerCase.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {InstrumentsWork} from "./InstrumentsWork.sol";

/// @notice As InstrumentsWork, and what two sides or two people sign: deals, and orders of a regulator; and what an organisation gets back of an
/// account that ended.
contract InstrumentsHandler is InstrumentsWork {
    IAsset private immutable LIEN_ASSET;
    IMembers private immutable MEMBERS;
    address private immutable ADMIN_OF_FIRST;
    uint256[2] private _regulator; // keys of its maker and its checker

    uint256 private _nonce;
    Order private _carriedOut;
    DualApproval private _approval;
    /// @dev What must never have happened.
    uint256 public carriedOutTwice;

    constructor(
        Instruments ledger,
        LedgerCase case_,
        LedgerCash cash,
        address council,
        uint256[INSTRUMENTS] memory ids_,
        address[ACCOUNTS] memory accounts_,
        OrgId[ACCOUNTS] memory orgs_,
        address admin,
        uint256[2] memory regulator
    ) InstrumentsWork(ledger, case_, cash, council, ids_, accounts_, orgs_) {
        (LIEN_ASSET, MEMBERS, ADMIN_OF_FIRST, _regulator) = (ledger.LIEN_ASSET(), ledger.MEMBERS(), admin, regulator);
    }

    /* DEALS: SETTLEMENT SAW WHO SIGNED */

    function moveByDeal(uint256 which, uint256 from, uint256 to, uint256 amount) external {
        (uint256 i, uint256 f, uint256 t) = (which % INSTRUMENTS, from % ACCOUNTS, to % ACCOUNTS);
        amount = _amount(i, f, amount);
        Deal memory deal = _deal(Leg(LEDGER, ids[i], accounts[f], accounts[t], amount), 0);
        if (_do(LEDGER.SETTLEMENT(), abi.encodeCall(LEDGER.move, (deal, 0, "deal")))) _passed(i, f, t, amount);
    }

    function pledgeByDeal(uint256 which, uint256 owner, uint256 pledgee, uint256 amount, uint256 ref) external {
        (uint256 i, uint256 o, uint256 p) = (which % INSTRUMENTS, owner % ACCOUNTS, _pledgee(pledgee));
        amount = _amount(i, o, amount);
        Deal memory deal = _deal(Leg(LIEN_ASSET, ids[i], accounts[o], accounts[p], amount), ref % AGREEMENTS);
        vm.prank(LEDGER.SETTLEMENT());
        try LIEN_ASSET.move(deal, 0, "deal") {
            done++;
        } catch {
            return;
        }
        if (balances[i][o] < amount + frozen(i, o)) movedFrozen++;
        liens[i][o][p][ref % AGREEMENTS] += amount;
    }

    /* ORDERS OF A REGULATOR */

    function freezeByOrder(uint256 which, uint256 holder, uint256 amount) external {
        (uint256 i, uint256 h) = (which % INSTRUMENTS, holder % ACCOUNTS);
        amount = amount % 3 == 0 ? 0 : amount % (balances[i][h] + 100);
        Order memory order = Order(ids[i], accounts[h], address(0), amount, "reason", _inAMinute(), _nonce++);
        DualApproval memory approval = _signed(order);
        if (!_do(address(this), abi.encodeCall(LEDGER.freeze, (order, approval)))) return;
        ordered[i][h] = amount;
        (_carriedOut, _approval) = (order, approval);
    }

    function transferByOrder(uint256 which, uint256 from, uint256 to, uint256 amount) external {
        (uint256 i, uint256 f, uint256 t) = (which % INSTRUMENTS, from % ACCOUNTS, to % ACCOUNTS);
        amount = _amount(i, f, amount);
        Order memory order = Order(ids[i], accounts[f], accounts[t], amount, "reason", _inAMinute(), _nonce++);
        DualApproval memory approval = _signed(order);
        if (!_do(address(this), abi.encodeCall(LEDGER.transferByOrder, (order, approval)))) return;
        _forced(i, f, t, amount);
        (_carriedOut, _approval) = (order, approval);
    }

    function carryOutAgain() external {
        bytes memory act =
            _carriedOut.to == address(0)
                ? abi.encodeCall(LEDGER.freeze, (_carriedOut, _approval))
                : abi.encodeCall(LEDGER.transferByOrder, (_carriedOut, _approval));
        if (_do(address(this), act)) carriedOutTwice++;
    }

    /* AN ACCOUNT THAT ENDED: THE SECOND, OF THE FIRST'S ORGANISATION */

    /// @dev Seldom, so that it has a life before.
    function endSecond(uint256 seed) external {
        if (seed % 8 != 0) return;
        vm.prank(ADMIN_OF_FIRST);
        try MEMBERS.revoke(accounts[1], 0) {} catch {} // it ended before
    }

    function reclaim(uint256 which, uint256 from) external {
        (uint256 i, uint256 f) = (which % INSTRUMENTS, from % ACCOUNTS);
        (uint256 held, uint256 stuck) = (balances[i][f], frozen(i, f));
        if (!_do(ADMIN_OF_FIRST, abi.encodeCall(LEDGER.reclaim, (ids[i], accounts[f], accounts[0])))) return;
        if (f != 1) movedFrozen++; // of another, or of one that is honoured
        _moved(i, f, 0, held - stuck);
    }

    /* INTERNAL */

    function _deal(Leg memory leg, uint256 ref) private view returns (Deal memory deal) {
        deal = Deal(new Leg[](1), bytes32(ref), false, _inAMinute());
        deal.legs[0] = leg;
    }

    function _inAMinute() private view returns (uint48) {
        return uint48(block.timestamp + 60);
    }

    function _signed(Order memory order) private view returns (DualApproval memory) {
        bytes32 digest = LEDGER.digestOf(order);
        return DualApproval(_signature(_regulator[0], digest), _signature(_regulator[1], digest));
    }

    function _signature(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}

/// @notice What holds for Instruments whatever holders, pledgees, payers, cases and the Council do. The sentences: docs/invariants.md.
contract InstrumentsInvariants is LedgerBase {
    InstrumentsHandler private handler;
    uint256[3] private ids;
    address[4] private accounts;
    Terms[3] private issued;

    function setUp() public override {
        super.setUp();
        address second = enrol(acme.admin, "Acme: second", MAKER);
        (issued[0], issued[1], issued[2]) = (terms(), terms(), terms());
        issued[1].closesAt = uint48(START + 5 days);
        issued[2].closesAt = uint48(START);
        ids[0] = id;
        ids[1] = theCase.issue("soon", issued[1], acme.maker, 999);
        ids[2] = theCase.issue("closed", issued[2], acme.maker, 12_347);
        accounts = [acme.maker, second, basin.maker, bank.maker];
        handler = new InstrumentsHandler(
            ledger,
            theCase,
            cash,
            address(timelockController),
            ids,
            accounts,
            [acme.id, acme.id, basin.id, bank.id],
            acme.admin,
            [keyOf("Court: maker"), keyOf("Court: checker")]
        );
        // So that also short sequences have units of everybody in them.
        for (uint256 i = 0; i < 4; i++) handler.moveByRule(2, 0, i, 3_001);
        handler.transfer(0, 0, 2, 400_001);
        handler.transfer(1, 0, 3, 331);
        handler.pledge(2, 0, 1, 2_003, 2);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev I1
    function invariant_BalancesAndWhatWasRedeemedAndWrittenDownAreWhatWasIssued() public view {
        for (uint256 i = 0; i < 3; i++) {
            uint256 sum;
            for (uint256 h = 0; h < 4; h++) {
                uint256 balance = ledger.balanceOf(accounts[h], ids[i]);
                vm.assertEq(balance, handler.balances(i, h), "balance");
                sum += balance;
            }
            (uint256 all, uint256 writtenDown, uint256 paid, uint256 redeemed, , , ) = handler.debts(i);
            Obligation memory o = ledger.obligationOf(ids[i]);
            vm.assertEq(sum + o.redeemed + writtenDown, all, "issued");
            vm.assertEq(o.face, all - writtenDown, "face");
            vm.assertEq(o.paid, paid, "paid");
            vm.assertEq(o.redeemed, redeemed, "redeemed");
        }
    }

    /// @dev I2
    function invariant_EscrowIsWhatWasPaidAndNotPaidOut() public view {
        uint256 escrow;
        for (uint256 i = 0; i < 3; i++) {
            (, , uint256 paid, uint256 redeemed, uint256 interest, uint256 interestRedeemed, ) = handler.debts(i);
            vm.assertTrue(redeemed <= paid, "of principal, no more than came");
            vm.assertTrue(interestRedeemed <= interest, "of interest, no more than came");
            escrow += paid - redeemed + interest - interestRedeemed;
        }
        vm.assertEq(cash.balanceOf(address(ledger)), escrow, "escrow");
    }

    /// @dev I2, the other way: what is paid in full can be taken out in full.
    function invariant_WhatIsPaidInFullIsPaidOutInFull() public view {
        for (uint256 i = 0; i < 3; i++) {
            (uint256 all, uint256 writtenDown, uint256 paid, , , , ) = handler.debts(i);
            if (paid == 0 || paid != all - writtenDown) continue;
            for (uint256 h = 0; h < 4; h++) {
                (uint256 principal, ) = ledger.redeemable(ids[i], accounts[h]);
                (uint256 balance, uint256 frozen) = (handler.balances(i, h), handler.frozen(i, h));
                vm.assertEq(principal, balance > frozen ? balance - frozen : 0, "all that is free");
            }
        }
    }

    /// @dev I4
    function invariant_FrozenIsWhatIsPledgedAndWhatIsOrdered() public view {
        for (uint256 i = 0; i < 3; i++) {
            for (uint256 h = 0; h < 4; h++) {
                (uint128 balance, uint128 pledged, uint128 ordered) = ledger.holdingOf(ids[i], accounts[h]);
                vm.assertEq(pledged, handler.pledged(i, h), "pledged");
                vm.assertEq(ordered, handler.ordered(i, h), "by order");
                vm.assertTrue(pledged <= balance, "what is pledged is there");
            }
        }
        vm.assertEq(handler.movedFrozen(), 0, "frozen units moved");
        vm.assertEq(handler.carriedOutTwice(), 0, "an order carried out twice");
    }

    /// @dev I6
    function invariant_NothingIsPassedOnAfterTheCloseAndTermsStay() public view {
        vm.assertEq(handler.movedClosed(), 0, "passed on after the close");
        vm.assertEq(handler.redeemedOpen(), 0, "redeemed before it");
        for (uint256 i = 0; i < 3; i++) {
            Terms memory t = issued[i];
            (, , , , , , uint256 closesAt) = handler.debts(i);
            t.closesAt = uint48(closesAt);
            bytes32 now_ = keccak256(abi.encode(ledger.instrumentOf(ids[i]).terms));
            vm.assertEq(now_, keccak256(abi.encode(t)), "terms");
        }
    }

    function test_TheHandlerReachesEverything() public {
        uint256 before = handler.done();
        handler.transfer(0, 0, 3, 1_001);
        handler.passToMany(0, 2, 1_001);
        handler.pledge(0, 0, 0, 2_003, 0);
        handler.release(0, 0, 0, 1_001, 0);
        handler.enforce(0, 0, 0, 501, 0);
        handler.setFrozen(0, 2, 7_001);
        handler.force(0, 2, 0, 101);
        handler.writeDown(0, 0, 101);
        handler.pay(2, 5_001, 1);
        handler.moveByRule(2, 0, 1, 101);
        handler.wait(10);
        handler.enforce(2, 0, 1, 101, 2);
        handler.pay(2, 1_001, 3);
        handler.redeem(2, 1);
        vm.assertEq(handler.done() - before, 13, "all of them succeeded");
        vm.assertTrue(cash.balanceOf(handler.accounts(1)) != 0, "somebody was paid");
    }

    function test_TheHandlerReachesWhatIsSigned() public {
        uint256 before = handler.done();
        handler.moveByDeal(0, 0, 1, 1_001);
        handler.pledgeByDeal(0, 0, 0, 2_003, 0);
        handler.freezeByOrder(0, 2, 7_001);
        handler.carryOutAgain();
        handler.transferByOrder(0, 2, 0, 101);
        handler.carryOutAgain();
        handler.reclaim(0, 1);
        handler.endSecond(0);
        handler.reclaim(0, 1);
        vm.assertEq(handler.done() - before, 5, "each succeeded once");
        vm.assertEq(handler.carriedOutTwice(), 0, "an order carried out twice");
        vm.assertEq(handler.balances(0, 1), 0, "what was reclaimed");
        invariant_BalancesAndWhatWasRedeemedAndWrittenDownAreWhatWasIssued();
        invariant_FrozenIsWhatIsPledgedAndWhatIsOrdered();
    }
}
