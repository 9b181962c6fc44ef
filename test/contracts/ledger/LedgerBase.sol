// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Instruments} from "../../../contracts/ledger/Instruments.sol";
import {Terms} from "../../../contracts/ledger/Terms.sol";
import {BANK, CORE_ENTERPRISE, REGULATOR, SUPPLIER} from "../../../contracts/types/Roles.sol";
import {RECEIVABLE} from "../../../contracts/types/InstrumentKind.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {LedgerCase} from "./LedgerCase.sol";
import {LedgerCash} from "./LedgerCash.sol";

/// @notice A ledger with one case, one obligor, two suppliers, a bank and a regulator, and an instrument in the hands of the first supplier.
abstract contract LedgerBase is SystemTest {
    uint128 internal constant FACE = 1_000_000;
    uint48 internal constant CLOSES = uint48(START + 80 days);
    uint48 internal constant MATURITY = uint48(START + 90 days);
    bytes32 internal constant KEY = "key";
    bytes32 internal constant AGREEMENT = "agreement";

    Org internal buyer;
    Org internal acme;
    Org internal basin;
    Org internal bank;
    Org internal court;

    Instruments internal ledger;
    LedgerCase internal theCase;
    LedgerCash internal cash;
    address internal desk = accountOf("desk");
    uint256 internal id;

    function setUp() public virtual override {
        super.setUp();
        buyer = admitOrg("Buyer", CORE_ENTERPRISE);
        acme = admitOrg("Acme", SUPPLIER);
        basin = admitOrg("Basin", SUPPLIER);
        bank = admitOrg("Bank", BANK);
        court = admitOrg("Court", REGULATOR);
        ledger = Instruments(deploy("Instruments", abi.encode(members, desk)));
        cash = new LedgerCash();
        theCase = newCase();
        id = theCase.issue(KEY, terms(), acme.maker, FACE);
    }

    function newCase() internal returns (LedgerCase case_) {
        case_ = new LedgerCase(ledger);
        asCouncil();
        ledger.setCase(address(case_), true);
    }

    function terms() internal view returns (Terms memory) {
        return Terms(buyer.id, RECEIVABLE, false, cash, MATURITY, CLOSES);
    }

    function lotTerms() internal view returns (Terms memory lot) {
        lot = terms();
        lot.lots = true;
    }

    /* ACTS */

    function pass(address from, address to, uint256 amount) internal {
        vm.prank(from);
        ledger.safeTransferFrom(from, to, id, amount, "");
    }

    function pay(uint256 amount) internal {
        cash.mint(buyer.maker, amount);
        vm.startPrank(buyer.maker);
        cash.approve(address(ledger), amount);
        ledger.pay(id, amount);
        vm.stopPrank();
    }

    function pledge(uint256 amount) internal {
        vm.prank(acme.maker);
        ledger.pledge(id, bank.id, amount, MATURITY, AGREEMENT);
    }

    function enforce(uint256 amount) internal {
        vm.prank(bank.maker);
        ledger.enforce(id, acme.maker, amount, AGREEMENT);
    }

    function close() internal {
        vm.warp(CLOSES);
    }

    /* WHAT IS THERE */

    function assertHolds(address holder, uint256 amount, string memory what) internal view {
        vm.assertEq(ledger.balanceOf(holder, id), amount, what);
    }

    function assertFrozen(address holder, uint256 pledged, uint256 ordered, string memory what) internal view {
        (, uint128 pledged_, uint128 ordered_) = ledger.holdingOf(id, holder);
        vm.assertEq(pledged_, pledged, string.concat(what, ": pledged"));
        vm.assertEq(ordered_, ordered, string.concat(what, ": frozen by order"));
        vm.assertEq(ledger.getFrozenTokens(holder, id), pledged + ordered, string.concat(what, ": frozen"));
    }
}
