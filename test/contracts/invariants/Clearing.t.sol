// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Clearing} from "../../../contracts/clearing/Clearing.sol";
import {hashConfirmation} from "../../../contracts/clearing/CycleTerms.sol";
import {Position} from "../../../contracts/clearing/IClearing.sol";
import {Deposit, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Cash} from "../../../contracts/settlement/Cash.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ClearingBase} from "../clearing/ClearingBase.sol";
import {ClearingModel} from "./ClearingModel.sol";
import {ClearingSigned} from "./ClearingSigned.sol";

/// @notice Four banks clear cycle after cycle: they pay, or do not, or are late; they propose wrong nets, replay what was signed, take money out and
/// repay. What each act does is said by the model before it is tried.
contract ClearingHandler is ClearingSigned {
    uint64 private _obligations;
    bytes private _last;

    uint256 public done;
    uint256 public refused;
    uint256 public unexpected;
    bytes4 public lastUnexpected;

    constructor(
        ClearingModel model,
        Clearing clearing,
        Cash cash,
        OrgId[BANKS] memory orgs_,
        uint256[BANKS] memory makerKeys,
        uint256[BANKS] memory checkerKeys
    ) ClearingSigned(model, clearing, cash, orgs_, makerKeys, checkerKeys) {}

    /* ACTS */

    function open(uint256 seed) external {
        if (MODEL.stage() != ClearingModel.Stage.Over) return;
        _writeTerms();
        vm.prank(makers[0]);
        cycle = CLEARING.open(_terms);
        MODEL.open(_terms.closesAt, _terms.fundedBy, _terms.topUp);
        delete _words;
        delete _lists;
        for (uint256 i = 0; i < BANKS; i++) {
            if (seed % 8 == i + 1) continue; // who stays away
            uint8[] memory items = new uint8[](1);
            DualApproval[] memory approvals = new DualApproval[](1);
            (items[0], approvals[0]) = (uint8(i), _signed(i, keccak256(abi.encode(JOIN_TYPE, _hash(), orgs[i]))));
            bytes memory data = abi.encodeCall(CLEARING.join, (_terms, items, approvals));
            if (_try(address(this), data, MODEL.canJoin(i))) MODEL.join(i);
        }
    }

    function owe(uint256 debtor, uint256 creditor, uint256 amount) external {
        (debtor, creditor) = (debtor % BANKS, creditor % BANKS);
        amount = amount % 500;
        bool expected = MODEL.canOwe(debtor, creditor, amount);
        ObligationWord word = ObligationWord.wrap(
            (amount << 128) | (uint256(_obligations + 1) << 64) | (debtor << 8) | creditor
        );
        ObligationWord[] memory words = new ObligationWord[](1);
        words[0] = word;
        DualApproval[] memory approvals = new DualApproval[](2);
        (uint256 low, uint256 high) = debtor < creditor ? (debtor, creditor) : (creditor, debtor);
        approvals[0] = _signed(low, hashConfirmation(cycle.raw(), orgs[low], _append(low, word)));
        approvals[1] = _signed(high, hashConfirmation(cycle.raw(), orgs[high], _append(high, word)));
        bytes memory data = abi.encodeCall(CLEARING.submit, (_terms, words, approvals));
        if (!_try(address(this), data, expected)) return;
        MODEL.owe(debtor, creditor, amount);
        (_lists[low], _lists[high]) = (_append(low, word), _append(high, word));
        _words.push(word);
        _obligations++;
        _last = data;
    }

    /// @dev What was confirmed once is not confirmed again.
    function replay() external {
        if (_last.length != 0) _try(address(this), _last, false);
    }

    function net(uint256 seed) external {
        int128[] memory nets = new int128[](BANKS);
        for (uint256 i = 0; i < BANKS; i++) nets[i] = int128(MODEL.netOf(i));
        bool wrong = seed % 4 == 0;
        if (wrong) {
            nets[seed % BANKS]++;
            if (seed % 8 == 0) nets[(seed + 1) % BANKS]--;
        }
        bytes memory data = abi.encodeCall(CLEARING.net, (_terms, nets));
        if (_try(address(this), data, MODEL.canNet() && !wrong)) MODEL.net();
    }

    function fund(uint256 bank) external {
        bank = bank % BANKS;
        bytes memory data = abi.encodeCall(CLEARING.fund, (cycle));
        if (_try(makers[bank], data, MODEL.canFund(bank))) MODEL.fund(bank);
    }

    function settle() external {
        bool expected = MODEL.stage() == ClearingModel.Stage.Funded;
        if (_try(address(this), abi.encodeCall(CLEARING.settle, (_terms)), expected)) MODEL.settle();
    }

    function resolve() external {
        bool expected = MODEL.isPaying() && block.timestamp > MODEL.until();
        (, uint256 who) = MODEL.debtors();
        bytes memory data = abi.encodeCall(CLEARING.resolveDefault, (_terms, _listOf(who)));
        if (_try(address(this), data, expected)) MODEL.resolve();
    }

    function lapse() external {
        bool expected = MODEL.stage() == ClearingModel.Stage.Open && block.timestamp > MODEL.fundedBy();
        if (_try(address(this), abi.encodeCall(CLEARING.lapse, (_terms)), expected)) MODEL.fail();
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + (time % 40 minutes));
    }

    function move(uint256 bank, bool collateral, bool isIn, uint256 amount) external {
        bank = bank % BANKS;
        amount = amount % 120;
        Pot pot = collateral ? Pot.Collateral : Pot.Fund;
        uint256 has =
            isIn
                ? MODEL.wallets(bank)
                : collateral
                    ? MODEL.collaterals(bank)
                    : MODEL.shares(bank);
        bool expected = amount != 0 && amount <= has && (isIn || MODEL.owes(bank) == 0);
        bytes memory data =
            isIn
                ? abi.encodeCall(CLEARING.deposit, (ICash(address(CASH)), pot, uint128(amount)))
                : abi.encodeCall(CLEARING.withdraw, (ICash(address(CASH)), pot, uint128(amount), makers[bank]));
        if (_try(makers[bank], data, expected)) MODEL.move(bank, collateral, isIn, amount);
    }

    function repay(uint256 debtor, uint256 creditor, uint256 amount) external {
        (debtor, creditor) = (debtor % BANKS, creditor % BANKS);
        uint256 open_ = MODEL.claims(debtor, creditor);
        amount = amount % (open_ + 2);
        bool expected = amount != 0 && amount <= open_ && amount <= MODEL.wallets(debtor);
        bytes memory data = abi.encodeCall(CLEARING.repay, (ICash(address(CASH)), orgs[creditor], uint128(amount)));
        if (_try(makers[debtor], data, expected)) MODEL.repay(debtor, creditor, amount);
    }

    /// @dev In an order of its own, with one left out, or as it is to be.
    function setOff(uint256 debtor, uint256 seed) external {
        debtor = debtor % BANKS;
        OrgId[] memory creditors = new OrgId[](BANKS - 1);
        uint256 named = 0;
        for (uint256 i = 0; i < BANKS; i++) {
            if (i != debtor) creditors[named++] = orgs[i];
        }
        bool expected = MODEL.owes(debtor) != 0 && MODEL.collaterals(debtor) + MODEL.shares(debtor) != 0;
        if (seed % 4 == 0) {
            (creditors[0], creditors[1]) = (creditors[1], creditors[0]);
            expected = false;
        }
        bytes memory data = abi.encodeCall(CLEARING.setOff, (ICash(address(CASH)), orgs[debtor], creditors));
        if (_try(address(this), data, expected)) MODEL.setOff(debtor);
    }

    /* INTERNAL */

    function _try(address by, bytes memory data, bool expected) private returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(CLEARING).call(data);
        if (ok) done++;
        else refused++;
        if (ok == expected) return ok;
        unexpected++;
        lastUnexpected = bytes4(data);
    }
}

/// @notice What holds for clearing whatever its banks sign, send and leave undone.
contract ClearingInvariants is ClearingBase {
    ClearingHandler private handler;
    ClearingModel private model;

    function setUp() public override {
        super.setUp();
        model = new ClearingModel();
        OrgId[BANKS] memory orgs;
        uint256[BANKS] memory makers;
        uint256[BANKS] memory checkers;
        for (uint256 i = 0; i < BANKS; i++) {
            orgs[i] = banks[i].id;
            makers[i] = keyOf(string.concat(banks[i].name, ": maker"));
            checkers[i] = keyOf(string.concat(banks[i].name, ": checker"));
            model.give(i, MONEY);
            model.move(i, true, true, COLLATERAL);
            model.move(i, false, true, SHARE);
        }
        handler = new ClearingHandler(model, clearing, yuan, orgs, makers, checkers);
        for (uint256 i = 0; i < BANKS; i++) handler.move(i, true, true, COLLATERAL);
        for (uint256 i = 0; i < BANKS; i++) handler.move(i, false, true, SHARE);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev CLR-1
    function invariant_MoneyIsWhereItsActsPutIt() public view {
        for (uint256 i = 0; i < BANKS; i++) {
            assertMoney(i, model.wallets(i), "wallet");
            assertDeposit(i, model.collaterals(i), model.shares(i), "deposit");
            vm.assertEq(clearing.owedBy(yuan, banks[i].id), model.owes(i), "owed");
        }
        vm.assertEq(yuan.balanceOf(address(clearing)), model.inside(), "what the contract has");
    }

    /// @dev CLR-2
    function invariant_NetsAreThoseOfTheObligations() public view {
        if (model.stage() == ClearingModel.Stage.Over) return;
        int256 sum = 0;
        for (uint256 i = 0; i < BANKS; i++) {
            Position memory position = clearing.positionOf(handler.cycle(), banks[i].id);
            vm.assertTrue(position.net == model.netOf(i), "net");
            vm.assertEq(position.paid, model.paid(i), "paid");
            vm.assertTrue(position.net >= -int256(model.CAP()), "within its cap");
            sum += position.net;
        }
        vm.assertTrue(sum == 0, "sum");
    }

    /// @dev CLR-3
    function invariant_WhatIsDoneIsWhatTheModelAllows() public view {
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }

    /// @dev CLR-4
    function invariant_NobodyLosesMoreThanItPutAside() public view {
        vm.assertTrue(model.worstLoss() <= model.SHARE(), "by another's default");
    }

    /// @dev The handler gets to each of the ends that the sentences are about.
    function test_TheHandlerReachesEveryEnd() public {
        _cycle(170);
        handler.pass(39 minutes);
        _late();
        vm.assertEq(model.mutual(), 3, "the others' shares paid");
        handler.repay(0, 1, 4);
        handler.repay(0, 2, 3);
        handler.move(0, false, true, 3);
        handler.setOff(0, 4);
        handler.setOff(0, 1);
        vm.assertEq(model.owes(0), 0, "repaid, and set off");
        handler.move(0, true, true, 100);
        handler.move(0, false, true, 60);

        _cycle(341);
        handler.fund(1);
        _late();
        vm.assertEq(model.recomputed(), 1, "without the first");
        handler.fund(2);
        handler.settle();
        vm.assertEq(model.settled(), 2, "settled");

        _cycle(100);
        handler.fund(0);
        handler.settle();
        handler.open(0);
        for (uint256 i = 0; i < 5; i++) handler.pass(39 minutes);
        handler.lapse();
        vm.assertEq(model.failed(), 1, "lapsed");
        handler.replay();
        vm.assertTrue(handler.refused() > 2, "refusals");
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
        invariant_MoneyIsWhereItsActsPutIt();
    }

    /// @dev 0 owes 1 in a way that no cap of the pair forbids, and 1 owes 2 a little more in the second.
    function _cycle(uint256 amount) private {
        handler.open(0);
        handler.owe(0, 2, amount);
        handler.owe(1, 3, amount == 341 ? 50 : 0);
        handler.owe(2, 1, amount == 341 ? 200 : 0);
        handler.net(1);
        handler.pass(39 minutes);
        handler.pass(39 minutes);
        handler.net(4);
        handler.net(1);
    }

    function _late() private {
        for (uint256 i = 0; i < 3; i++) handler.pass(39 minutes);
        handler.resolve();
    }
}
