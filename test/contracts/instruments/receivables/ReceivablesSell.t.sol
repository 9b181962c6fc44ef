// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, RefState} from "../../../../contracts/evidence/IFingerprints.sol";
import {RecourseState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {ICase} from "../../../../contracts/ledger/ICase.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {GroupId} from "../../../../contracts/types/GroupId.sol";
import {OBLIGOR_RISK, SELLER_RISK} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {Ref} from "../../../../contracts/types/Ref.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Sales: who buys, for how much, until when, and what is on record of them.
contract ReceivablesSellTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
    }

    function test_Sell() public {
        Deal memory deal = saleDeal(instrument, acme, bank, 600_000, 590_875, true);
        vm.expectEmit(address(receivables));
        emit IRecourses.Sold(instrument, acme.maker, bank.maker, 600_000, 590_875, true, dealHash(deal), 0);
        settlement.settle(deal, consents(acme, bank, deal));
        assertHolds(bank, instrument, 600_000, "units");
        vm.assertEq(yuan.balanceOf(acme.maker), MONEY + 590_875, "money");
        vm.assertEq(receivables.exposureOf(idOf(r), bank.maker), 600_000, "exposure");
        assertUsed(bank, buyer, OBLIGOR_RISK, 600_000, "limit on the obligor");
        assertUsed(bank, acme, SELLER_RISK, 600_000, "limit on the seller");
        assertKey(r, FingerprintState.Financed, "the document is financed");
    }

    function test_WithoutRecourseTheSellersLimitIsNotUsed() public {
        Sale memory sale = sell(instrument, acme, bank, FACE, FACE, false);
        assertUsed(bank, acme, SELLER_RISK, 0, "limit on the seller");
        vm.assertTrue(receivables.recourseOf(saleIdOf(sale)).state == RecourseState.None, "no recourse");
    }

    function test_TheSecondSaleDoesNotFinanceTwice() public {
        sell(instrument, acme, bank, 500_000, 490_000, false);
        sell(instrument, bank, otherBank, 500_000, 495_000, true);
        (RefState state, , OrgId by) = fingerprints.references(Ref.wrap(bytes32(instrument)));
        vm.assertTrue(state == RefState.Financed && by == bank.id, "the first bank is on record");
        assertUsed(bank, buyer, OBLIGOR_RISK, 0, "what it sold on is free");
        assertUsed(otherBank, buyer, OBLIGOR_RISK, 500_000, "and counts with the buyer");
        assertUsed(otherBank, bank, SELLER_RISK, 500_000, "which has recourse to the seller");
    }

    function test_UnitsThatArePassedOnAreNoSale() public {
        pass(acme, dyes, instrument, 400_000);
        assertHolds(dyes, instrument, 400_000, "split");
        assertKey(r, FingerprintState.Bound, "not financed");
    }

    function test_UnitsAgainstOtherCashAreNoSale() public {
        Leg memory cashLeg = legOf(euro, bank.maker, acme.maker, 70_000);
        Deal memory deal = dealOf(unitsLeg(instrument, acme, bank, 500_000), cashLeg);
        deal.recourse = false;
        settlement.settle(deal, consents(acme, bank, deal));
        assertHolds(bank, instrument, 500_000, "moved");
        assertUsed(bank, buyer, OBLIGOR_RISK, 0, "no limit is used");
        assertKey(r, FingerprintState.Bound, "not financed");
    }

    /* PRICE */

    function test_RevertWhen_ThePriceIsAboveTheUnits() public {
        Deal memory deal = saleDeal(instrument, acme, bank, 500_000, 500_001, false);
        Consent[] memory both = consents(acme, bank, deal);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_PriceAboveFace.selector, instrument, 500_001, 500_000));
        settlement.settle(deal, both);
        sell(instrument, acme, bank, 500_000, 500_000, false);
    }

    function test_OnePriceForTwoInstruments() public {
        uint256 other = issueUnits(invoice(2));
        Deal memory deal = _three(
            unitsLeg(instrument, acme, bank, 300_000),
            unitsLeg(other, acme, bank, 100_000),
            390_001
        );
        vm.expectEmit(address(receivables));
        emit IRecourses.Sold(instrument, acme.maker, bank.maker, 300_000, 292_500, false, dealHash(deal), 0);
        vm.expectEmit(address(receivables));
        emit IRecourses.Sold(other, acme.maker, bank.maker, 100_000, 97_500, false, dealHash(deal), 1);
        settlement.settle(deal, consents(acme, bank, deal));
        assertUsed(bank, buyer, OBLIGOR_RISK, 400_000, "limit on the obligor");
    }

    function test_TwoSellersInOneDealGetEachItsPrice() public {
        pass(acme, basin, instrument, 400_000);
        Deal memory deal = Deal(new Leg[](4), "contract", true, LATER);
        deal.legs[0] = unitsLeg(instrument, acme, bank, 600_000);
        deal.legs[1] = unitsLeg(instrument, basin, bank, 400_000);
        deal.legs[2] = legOf(yuan, bank.maker, acme.maker, 590_000);
        deal.legs[3] = legOf(yuan, bank.maker, basin.maker, 380_000);
        Consent[] memory all = new Consent[](3);
        all[0] = consentOf(acme, deal, 1);
        all[1] = consentOf(basin, deal, 1);
        all[2] = consentOf(bank, deal, 1);
        vm.expectEmit(address(receivables));
        emit IRecourses.Sold(instrument, acme.maker, bank.maker, 600_000, 590_000, true, dealHash(deal), 0);
        vm.expectEmit(address(receivables));
        emit IRecourses.Sold(instrument, basin.maker, bank.maker, 400_000, 380_000, true, dealHash(deal), 1);
        settlement.settle(deal, all);
        assertUsed(bank, basin, SELLER_RISK, 400_000, "recourse to each for its own");
    }

    function test_APriceOfNothingForAPartIsASaleStill() public {
        uint256 other = issueUnits(invoice(2));
        Deal memory deal = _three(unitsLeg(instrument, acme, bank, 500_000), unitsLeg(other, acme, bank, 500_000), 1);
        settlement.settle(deal, consents(acme, bank, deal));
        assertUsed(bank, buyer, OBLIGOR_RISK, FACE, "limit on the obligor");
        assertKey(r, FingerprintState.Financed, "financed");
    }

    function test_TheMoneyMayGoToAnotherAccountOfTheSeller() public {
        address treasury = enrol(acme.admin, "Acme: treasury", MAKER);
        _settleTwo(unitsLeg(instrument, acme, bank, 500_000), legOf(yuan, bank.maker, treasury, 490_000));
        assertKey(r, FingerprintState.Financed, "financed");
        assertUsed(bank, acme, SELLER_RISK, 500_000, "and with recourse, as agreed");
    }

    function test_TheSellersOwnMoneyIsNoPrice() public {
        address treasury = enrol(acme.admin, "Acme: treasury", MAKER);
        Deal memory deal = dealOf(
            unitsLeg(instrument, acme, bank, 500_000),
            legOf(yuan, acme.maker, treasury, 490_000)
        );
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NoSale.selector, instrument));
        settlement.settle(deal, list(consentOf(acme, deal, 1)));
        deal.recourse = false;
        settlement.settle(deal, list(consentOf(acme, deal, 1)));
        assertKey(r, FingerprintState.Bound, "not financed");
    }

    /* BUYERS AND LIMITS */

    function test_RevertWhen_TheBuyerIsNoBank() public {
        Deal memory deal = saleDeal(instrument, acme, basin, 500_000, 490_000, false);
        Consent[] memory both = consents(acme, basin, deal);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotBank.selector, basin.id));
        settlement.settle(deal, both);
    }

    function test_RevertWhen_TheBuyersLimitOnTheObligorIsFull() public {
        setCap(bank, buyer, OBLIGOR_RISK, 499_999);
        _refuseSale(bank, buyer.id, OBLIGOR_RISK.raw());
    }

    function test_RevertWhen_TheBuyersLimitOnTheSellerIsFull() public {
        setCap(bank, acme, SELLER_RISK, 499_999);
        _refuseSale(bank, acme.id, SELLER_RISK.raw());
    }

    function test_RevertWhen_AnEqualSaleWithRecourseIsMadeAgain() public {
        Deal memory deal = saleDeal(instrument, acme, bank, 100_000, 99_000, true);
        bytes32 dealId = settlement.settle(deal, consents(acme, bank, deal));
        Sale memory sale = Sale(dealId, 0, instrument, acme.maker, bank.maker, 100_000, 99_000);
        Consent[] memory anew = consents(acme, bank, deal);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_SaleExists.selector, saleIdOf(sale)));
        settlement.settle(deal, anew);
        assertUsed(bank, acme, SELLER_RISK, 100_000, "each use of the limit has one record that frees it");
    }

    /* TIME */

    function test_SoldInTheLastSecondBeforeTransfersClose() public {
        vm.warp(startOf(DUE - 1) - 1);
        sell(instrument, acme, bank, FACE, FACE - 1, false);
    }

    function test_RevertWhen_TransfersHaveClosed() public {
        _refuseClosed(startOf(DUE - 1));
        _refuseClosed(startOf(DUE - 1) + 1);
        _refuseClosed(startOf(DUE) + 40 days);
    }

    /* PLEDGES */

    function test_ALoanAgainstAPledgeFinances() public {
        _lend(acme, bank);
        (, uint128 pledged, ) = instruments.holdingOf(instrument, acme.maker);
        vm.assertEq(pledged, 500_000, "pledged");
        (RefState state, , OrgId by) = fingerprints.references(Ref.wrap(bytes32(instrument)));
        vm.assertTrue(state == RefState.Financed && by == bank.id, "the bank that lent is on record");
        sell(instrument, acme, otherBank, 500_000, 490_000, false);
    }

    function test_APledgeToNoBankDoesNotFinance() public {
        _lend(acme, basin);
        assertKey(r, FingerprintState.Bound, "not financed");
    }

    /* THE LEDGER ALONE */

    function test_RevertWhen_AnotherTellsWhatHappened() public {
        Deal memory deal;
        bytes memory refused = abi.encodeWithSelector(ICase.Case_NotLedger.selector, address(this));
        expectError(refused);
        receivables.onSettled(deal, 0, 0, acme.id, bank.id);
        expectError(refused);
        receivables.onPledged(deal, 0, 0, acme.id, bank.id);
        expectError(refused);
        receivables.onPaid(instrument, acme.maker, 1);
        expectError(refused);
        receivables.onRedeemed(instrument, acme.maker, acme.id, 1);
    }

    /* HELP */

    function _settleTwo(Leg memory first, Leg memory second) private {
        Deal memory deal = dealOf(first, second);
        settlement.settle(deal, consents(acme, bank, deal));
    }

    function _three(Leg memory first, Leg memory second, uint256 price) private view returns (Deal memory deal) {
        deal = Deal(new Leg[](3), "contract", false, LATER);
        (deal.legs[0], deal.legs[1]) = (first, second);
        deal.legs[2] = legOf(yuan, bank.maker, acme.maker, price);
    }

    /// @dev Units are pledged against a loan.
    function _lend(Org memory owner, Org memory lender) private {
        Leg memory lien = unitsLeg(instrument, owner, lender, 500_000);
        lien.asset = instruments.LIEN_ASSET();
        Deal memory deal = dealOf(lien, legOf(yuan, lender.maker, owner.maker, 450_000));
        settlement.settle(deal, consents(owner, lender, deal));
    }

    function _refuseSale(Org memory principal, OrgId counterparty, uint8 kind) private {
        Deal memory deal = saleDeal(instrument, acme, principal, 500_000, 490_000, true);
        Consent[] memory both = consents(acme, principal, deal);
        expectError(
            abi.encodeWithSelector(
                ILimits.Limits_Exceeded.selector,
                principal.id,
                counterparty,
                kind,
                GroupId.wrap(0),
                499_999,
                0,
                500_000
            )
        );
        settlement.settle(deal, both);
        assertKey(r, FingerprintState.Bound, "nothing of the deal happened");
    }

    function _refuseClosed(uint48 time) private {
        vm.warp(time);
        Deal memory deal = saleDeal(instrument, acme, bank, FACE, FACE - 1, false);
        Consent[] memory both = consents(acme, bank, deal);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, instrument, startOf(DUE - 1)));
        settlement.settle(deal, both);
    }
}
