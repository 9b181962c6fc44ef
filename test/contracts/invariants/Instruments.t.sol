// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Instruments} from "../../../contracts/ledger/Instruments.sol";
import {Obligation, Terms} from "../../../contracts/ledger/Terms.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LedgerBase} from "../ledger/LedgerBase.sol";
import {LedgerCase} from "../ledger/LedgerCase.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {InstrumentsModel} from "./InstrumentsModel.sol";

/// @notice Four accounts of three organisations, the case, the Council and anybody do what they like with three ledger.
contract InstrumentsHandler is InstrumentsModel {
    Instruments private immutable LEDGER;
    LedgerCase private immutable CASE;
    LedgerCash private immutable CASH;
    address private immutable COUNCIL;

    uint256[INSTRUMENTS] public ids;
    address[ACCOUNTS] public accounts;
    OrgId[ACCOUNTS] private orgs;
    uint256 public done;

    constructor(
        Instruments ledger,
        LedgerCase case_,
        LedgerCash cash,
        address council,
        uint256[INSTRUMENTS] memory ids_,
        address[ACCOUNTS] memory accounts_,
        OrgId[ACCOUNTS] memory orgs_
    ) {
        (LEDGER, CASE, CASH, COUNCIL, ids, accounts, orgs) = (ledger, case_, cash, council, ids_, accounts_, orgs_);
        for (uint256 i = 0; i < INSTRUMENTS; i++) {
            uint256 amount = LEDGER.balanceOf(accounts[0], ids[i]);
            balances[i][0] = amount;
            (debts[i].issued, debts[i].closesAt) = (amount, LEDGER.instrumentOf(ids[i]).terms.closesAt);
        }
    }

    /* HOLDERS */

    function transfer(uint256 which, uint256 from, uint256 to, uint256 amount) external {
        (uint256 i, uint256 f, uint256 t) = (which % INSTRUMENTS, from % ACCOUNTS, to % ACCOUNTS);
        amount = _amount(i, f, amount);
        bytes memory act = abi.encodeCall(LEDGER.safeTransferFrom, (accounts[f], accounts[t], ids[i], amount, ""));
        if (_do(accounts[f], act)) _passed(i, f, t, amount);
    }

    function passToMany(uint256 which, uint256 from, uint256 amount) external {
        (uint256 i, uint256 f) = (which % INSTRUMENTS, from % ACCOUNTS);
        (address[] memory to, uint256[] memory amounts) = (new address[](2), new uint256[](2));
        uint256 part = _amount(i, f, amount) / 2 + 1;
        (to[0], to[1], amounts[0], amounts[1]) = (accounts[f], accounts[(f + 1) % ACCOUNTS], part, part);
        if (!_do(accounts[f], abi.encodeCall(LEDGER.passToMany, (ids[i], to, amounts, 0)))) return;
        _passed(i, f, (f + 1) % ACCOUNTS, part * 2);
        _moved(i, (f + 1) % ACCOUNTS, f, part);
    }

    function pledge(uint256 which, uint256 owner, uint256 pledgee, uint256 amount, uint256 ref) external {
        (uint256 i, uint256 o, uint256 p) = (which % INSTRUMENTS, owner % ACCOUNTS, _pledgee(pledgee));
        amount = _amount(i, o, amount);
        uint48 from = uint48(block.timestamp + (ref % 20 days));
        bytes memory act = abi.encodeCall(LEDGER.pledge, (ids[i], orgs[p], amount, from, bytes32(ref % AGREEMENTS)));
        if (!_do(accounts[o], act)) return;
        if (balances[i][o] < amount + frozen(i, o)) movedFrozen++;
        liens[i][o][p][ref % AGREEMENTS] += amount;
    }

    function release(uint256 which, uint256 owner, uint256 pledgee, uint256 amount, uint256 ref) external {
        (uint256 i, uint256 o, uint256 p) = (which % INSTRUMENTS, owner % ACCOUNTS, _pledgee(pledgee));
        amount = _lienAmount(i, o, p, amount, ref);
        bytes memory act = abi.encodeCall(LEDGER.release, (ids[i], accounts[o], amount, bytes32(ref % AGREEMENTS)));
        if (_do(accounts[p], act)) liens[i][o][p][ref % AGREEMENTS] -= amount;
    }

    function enforce(uint256 which, uint256 owner, uint256 pledgee, uint256 amount, uint256 ref) external {
        (uint256 i, uint256 o, uint256 p) = (which % INSTRUMENTS, owner % ACCOUNTS, _pledgee(pledgee));
        amount = _lienAmount(i, o, p, amount, ref);
        bytes memory act = abi.encodeCall(LEDGER.enforce, (ids[i], accounts[o], amount, bytes32(ref % AGREEMENTS)));
        if (!_do(accounts[p], act)) return;
        liens[i][o][p][ref % AGREEMENTS] -= amount;
        _moved(i, o, p, amount);
    }

    /* MONEY */

    function pay(uint256 which, uint256 amount, uint256 interest) external {
        uint256 i = which % INSTRUMENTS;
        uint256 open = debts[i].issued - debts[i].writtenDown - debts[i].paid;
        amount = 1 + (amount % (amount % 5 == 0 ? open + 2 : open / 4 + 2)); // sometimes one too much
        interest = interest % 3 == 0 ? interest % (amount + 1) : 0;
        CASE.setInterest(interest);
        CASH.mint(address(this), amount);
        CASH.approve(address(LEDGER), amount);
        if (_do(address(this), abi.encodeCall(LEDGER.pay, (ids[i], amount)))) _wasPaid(i, amount - interest, interest);
    }

    function redeem(uint256 which, uint256 holder) external {
        (uint256 i, uint256 h) = (which % INSTRUMENTS, holder % ACCOUNTS);
        (uint256 principal, uint256 interest) = LEDGER.redeemable(ids[i], accounts[h]);
        if (_do(address(this), abi.encodeCall(LEDGER.redeem, (ids[i], accounts[h])))) {
            _wasRedeemed(i, h, principal, interest);
        }
    }

    /* THE CASE, THE COUNCIL, TIME */

    function moveByRule(uint256 which, uint256 from, uint256 to, uint256 amount) external {
        (uint256 i, uint256 f, uint256 t) = (which % INSTRUMENTS, from % ACCOUNTS, to % ACCOUNTS);
        amount = _amount(i, f, amount);
        bytes memory act = abi.encodeCall(LEDGER.moveByRule, (ids[i], accounts[f], accounts[t], amount));
        if (_do(address(CASE), act)) _movedFree(i, f, t, amount);
    }

    function writeDown(uint256 which, uint256 holder, uint256 amount) external {
        (uint256 i, uint256 h) = (which % INSTRUMENTS, holder % ACCOUNTS);
        amount = _amount(i, h, amount) / 8 + 1;
        if (_do(address(CASE), abi.encodeCall(LEDGER.writeDown, (ids[i], accounts[h], amount)))) {
            if (block.timestamp >= debts[i].closesAt) movedClosed++;
            _wroteDown(i, h, amount);
        }
    }

    function setFrozen(uint256 which, uint256 holder, uint256 amount) external {
        (uint256 i, uint256 h) = (which % INSTRUMENTS, holder % ACCOUNTS);
        amount = amount % 3 == 0 ? pledged(i, h) : amount % (balances[i][h] + 100);
        if (_do(COUNCIL, abi.encodeCall(LEDGER.setFrozenTokens, (accounts[h], ids[i], amount)))) {
            ordered[i][h] = amount - pledged(i, h);
        }
    }

    function force(uint256 which, uint256 from, uint256 to, uint256 amount) external {
        (uint256 i, uint256 f, uint256 t) = (which % INSTRUMENTS, from % ACCOUNTS, to % ACCOUNTS);
        amount = _amount(i, f, amount);
        bytes memory act = abi.encodeCall(LEDGER.forcedTransfer, (accounts[f], accounts[t], ids[i], amount));
        if (_do(COUNCIL, act)) _forced(i, f, t, amount);
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 3 days));
    }

    /* INTERNAL */

    /// @dev Mostly what the holder has, seldom more.
    function _amount(uint256 i, uint256 h, uint256 seed) private view returns (uint256) {
        uint256 held = balances[i][h];
        if (seed % 16 == 0) return held + 1;
        return seed % 5 == 0 ? held : 1 + (seed % (held / 3 + 1));
    }

    function _lienAmount(uint256 i, uint256 o, uint256 p, uint256 seed, uint256 ref) private view returns (uint256) {
        uint256 has = liens[i][o][p][ref % AGREEMENTS];
        return seed % 16 == 0 ? has + 1 : seed % (has + 1);
    }

    /// @dev The last two accounts, each of an organisation of its own.
    function _pledgee(uint256 seed) private pure returns (uint256) {
        return 2 + (seed % 2);
    }

    function _do(address by, bytes memory act) private returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(LEDGER).call(act);
        if (ok) done++;
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
            [acme.id, acme.id, basin.id, bank.id]
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
        handler.redeem(2, 0);
        handler.moveByRule(2, 0, 1, 101);
        handler.wait(10);
        handler.enforce(2, 0, 1, 101, 2);
        handler.pay(2, 1_001, 3);
        handler.redeem(2, 1);
        vm.assertEq(handler.done() - before, 14, "all of them succeeded");
        vm.assertTrue(cash.balanceOf(acme.maker) != 0, "somebody was paid");
    }
}
