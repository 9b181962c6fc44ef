// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Facility, FacilityState, Payment, RequestState} from "../../../../contracts/instruments/funds/Facility.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {FundsSigned} from "./FundsSigned.sol";

/// @notice What is done with a facility.
abstract contract FundsBase is FundsSigned {
    uint256 private _nonces = 1;

    /* ACTS */

    function open() internal {
        purposeAccounts.open(agreed(), LATER, agreeing(bank), agreeing(buyer));
    }

    function ask(uint64 amount) internal {
        uint32 number = nextOfBorrower();
        purposeAccounts.askDraw(facility, amount, number, LATER, asking(buyer, amount, number));
    }

    function draw(uint64 amount) internal {
        ask(amount);
        vm.prank(bank.maker);
        purposeAccounts.draw(facility, amount);
    }

    function list(address payee, bool listed) internal {
        uint32 number = nextOfLender();
        purposeAccounts.listPayee(facility, payee, listed, number, LATER, listing(bank, payee, listed, number));
    }

    function relate(OrgId org) internal {
        uint32 number = nextOfLender();
        purposeAccounts.relate(facility, org, number, LATER, relating(bank, org, number));
    }

    /// @dev All of it is drawn, and both payees are listed long enough.
    function startDrawn() internal {
        open();
        list(acme.maker, true);
        list(basin.maker, true);
        draw(AMOUNT);
        vm.warp(block.timestamp + COOLING);
    }

    function request(PaymentRequest memory r) internal {
        purposeAccounts.request(r, requesting(buyer, r));
    }

    function approve(PaymentRequest memory r) internal {
        purposeAccounts.approve(r, LATER, approving(bank, r));
    }

    function repay(Org memory by, uint256 amount) internal {
        vm.prank(by.maker);
        purposeAccounts.repay(facility, amount);
    }

    function giveBack(uint64 amount) internal {
        uint32 number = nextOfBorrower();
        purposeAccounts.giveBack(facility, amount, number, LATER, givingBack(buyer, amount, number));
    }

    function breach() internal {
        uint32 number = nextOfLender();
        purposeAccounts.breach(facility, "covenant", number, LATER, breaching(bank, number));
    }

    function freeze() internal {
        vm.warp(seen().cureUntil + 1);
        purposeAccounts.freeze(facility);
    }

    function accelerate() internal {
        uint32 number = nextOfLender();
        purposeAccounts.accelerate(facility, number, LATER, accelerating(bank, number));
    }

    function bounce(Org memory by, PaymentRequest memory r) internal {
        vm.prank(by.maker);
        purposeAccounts.bounce(r);
    }

    /// @dev A leg of a deal that pays here, for a facility or a request.
    function payByDeal(Org memory from, IAsset cash, bytes32 id, uint256 amount) internal {
        Deal memory deal = dealOf(Leg(cash, uint256(id), from.maker, address(purposeAccounts), amount));
        deal.deadline = LATER;
        settlement.settle(deal, list(consentOf(from, deal, _nonces++)));
    }

    function payByDeal(Org memory from, bytes32 id, uint256 amount) internal {
        payByDeal(from, IAsset(address(yuan)), id, amount);
    }

    /* SEEN */

    function seen() internal view returns (Facility memory) {
        return purposeAccounts.facilityOf(facility);
    }

    function seen(PaymentRequest memory r) internal view returns (Payment memory) {
        return purposeAccounts.paymentOf(idOf(r));
    }

    function nextOfLender() internal view returns (uint32) {
        return seen().lenderNumber + 1;
    }

    function nextOfBorrower() internal view returns (uint32) {
        return seen().borrowerNumber + 1;
    }

    function today() internal view returns (uint32) {
        return uint32((block.timestamp + 8 hours) / 1 days);
    }

    function takenOf(bytes32 purpose) internal view returns (uint64) {
        return purposeAccounts.budgetOf(facility, purpose).taken;
    }

    function assertState(FacilityState state, string memory what) internal view {
        vm.assertEq(uint256(seen().state), uint256(state), what);
    }

    function assertState(PaymentRequest memory r, RequestState state, string memory what) internal view {
        vm.assertEq(uint256(seen(r).state), uint256(state), what);
    }

    function assertKey(PaymentRequest memory r, FingerprintState state, string memory what) internal view {
        vm.assertEq(uint256(fingerprints.stateOf(r.keys[0])), uint256(state), what);
    }

    /// @dev What is here, what of it is asked for, and what is owed.
    function assertBooks(uint64 unspent, uint64 reserved, uint64 owed, string memory what) internal view {
        Facility memory f = seen();
        vm.assertEq(f.unspent, unspent, string.concat(what, ": unspent"));
        vm.assertEq(f.reserved, reserved, string.concat(what, ": reserved"));
        vm.assertEq(f.owed, owed, string.concat(what, ": owed"));
        vm.assertEq(yuan.balanceOf(address(purposeAccounts)), unspent, string.concat(what, ": money"));
    }
}
