// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Instruments} from "../../../contracts/ledger/Instruments.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LedgerCase} from "../ledger/LedgerCase.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {InstrumentsModel} from "./InstrumentsModel.sol";

/// @notice What four accounts of three organisations, the case, the Council and anybody do by themselves with three instruments.
abstract contract InstrumentsWork is InstrumentsModel {
    Instruments internal immutable LEDGER;
    LedgerCase private immutable CASE;
    LedgerCash private immutable CASH;
    address private immutable COUNCIL;

    uint256[INSTRUMENTS] public ids;
    address[ACCOUNTS] public accounts;
    OrgId[ACCOUNTS] internal orgs;
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
    function _amount(uint256 i, uint256 h, uint256 seed) internal view returns (uint256) {
        uint256 held = balances[i][h];
        if (seed % 16 == 0) return held + 1;
        return seed % 5 == 0 ? held : 1 + (seed % (held / 3 + 1));
    }

    function _lienAmount(uint256 i, uint256 o, uint256 p, uint256 seed, uint256 ref) private view returns (uint256) {
        uint256 has = liens[i][o][p][ref % AGREEMENTS];
        return seed % 16 == 0 ? has + 1 : seed % (has + 1);
    }

    /// @dev The last two accounts, each of an organisation of its own.
    function _pledgee(uint256 seed) internal pure returns (uint256) {
        return 2 + (seed % 2);
    }

    function _do(address by, bytes memory act) internal returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(LEDGER).call(act);
        if (ok) done++;
    }
}
