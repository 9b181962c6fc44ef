// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IBills} from "../../../../contracts/instruments/bills/IBills.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {after_, beginning, Mark} from "../../../../contracts/ledger/LotWord.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {LienAsset} from "../../../../contracts/ledger/LienAsset.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Bills against money: discount, rediscount, repo.
contract BillsDiscountTest is BillsBase {
    function setUp() public override {
        super.setUp();
        startAccepted();
    }

    function test_Discount() public {
        Deal memory deal = saleOf(acme, otherBank, lot, AMOUNT - 10_000, true);
        vm.expectEmit(address(bills));
        emit IBills.BillDiscounted(lot, acme.id, otherBank.id, AMOUNT, AMOUNT - 10_000, true, dealHash(deal));
        settle(acme, otherBank, deal);
        vm.assertEq(holds(otherBank, lot), AMOUNT, "bill");
        _assertFinanced();
        (uint176 history, ) = instruments.historyOf(lot);
        vm.assertEq(history, after_(beginning(lot), acme.id, otherBank.id, Mark.Endorsed), "an endorsement");
    }

    function test_Rediscount() public {
        discount(acme, otherBank, true);
        discount(otherBank, guarantor, false);
        vm.assertEq(holds(guarantor, lot), AMOUNT, "bill");
        (uint176 history, ) = instruments.historyOf(lot);
        uint176 first = after_(beginning(lot), acme.id, otherBank.id, Mark.Endorsed);
        vm.assertEq(history, after_(first, otherBank.id, guarantor.id, Mark.WithoutRecourse), "without recourse");
    }

    function test_PartIsDiscounted() public {
        vm.prank(acme.maker);
        uint256 part = instruments.passPart(lot, 200_000, 800_000, acme.maker, 0);
        settle(acme, otherBank, saleOf(acme, otherBank, part, 790_000, true));
        vm.assertEq(holds(otherBank, part), 800_000, "part");
        vm.assertEq(holds(acme, lot), 200_000, "rest");
    }

    function test_RevertWhen_WhoIsNoBankBuysABill() public {
        Deal memory deal = saleOf(acme, basin, lot, AMOUNT - 1, true);
        _refused(acme, basin, deal, abi.encodeWithSelector(IBills.Bills_NotBank.selector, basin.id));
    }

    /// @dev Money of any kind is money.
    function test_RevertWhen_WhoIsNoBankBuysABillForMoneyOfAnotherBank() public {
        Deal memory deal = saleOf(acme, basin, lot, AMOUNT - 1, true);
        deal.legs[1].asset = IAsset(address(euro));
        issue(euro, basin.maker, AMOUNT);
        _refused(acme, basin, deal, abi.encodeWithSelector(IBills.Bills_NotBank.selector, basin.id));
    }

    function test_RevertWhen_WhoIsNoBankBuysABillForATokenOfOthers() public {
        Deal memory deal = saleOf(acme, basin, lot, AMOUNT - 1, true);
        deal.legs[1].asset = IAsset(deploy("Erc20Asset", abi.encode(settlement, yuan)));
        _refused(acme, basin, deal, abi.encodeWithSelector(IBills.Bills_NotBank.selector, basin.id));
    }

    /// @dev By way of a third: basin pays the other bank, and the other bank pays acme.
    function test_RevertWhen_WhoIsNoBankPaysByWayOfAnother() public {
        Deal memory deal = Deal(new Leg[](3), "contract", true, LATER);
        deal.legs[0] = Leg(IAsset(address(instruments)), lot, acme.maker, basin.maker, AMOUNT);
        deal.legs[1] = Leg(IAsset(address(yuan)), 0, basin.maker, otherBank.maker, 5);
        deal.legs[2] = Leg(IAsset(address(yuan)), 0, otherBank.maker, acme.maker, 5);
        Consent[] memory consents = new Consent[](3);
        (consents[0], consents[1]) = (consentOf(acme, deal, 900), consentOf(basin, deal, 901));
        consents[2] = consentOf(otherBank, deal, 902);
        expectError(abi.encodeWithSelector(IBills.Bills_NotBank.selector, basin.id));
        settlement.settle(deal, consents);
    }

    /// @dev Each leg is read once, however many bills a deal moves: a bill more costs about as much as the last.
    function test_ManyBillsInOneDealCostWhatEachCosts() public {
        uint256 few = _gasOfSale(4, AMOUNT);
        uint256 many = _gasOfSale(12, AMOUNT - AMOUNT / 5);
        vm.assertTrue(2 * many < 7 * few, "three times as many cost about three times as much");
    }

    function test_RevertWhen_PriceExceedsTheFace() public {
        Deal memory deal = saleOf(acme, otherBank, lot, AMOUNT + 1, true);
        _refused(
            acme,
            otherBank,
            deal,
            abi.encodeWithSelector(IBills.Bills_PriceAboveFace.selector, lot, AMOUNT + 1, AMOUNT)
        );
    }

    /// @dev What is pledged in the same deal, and what moves within one organisation, is no part of the price.
    function test_PledgesAndOwnMovesAreNoPrice() public {
        vm.prank(acme.maker);
        uint256 part = instruments.passPart(lot, 400_000, 600_000, acme.maker, 0);
        Deal memory deal = Deal(new Leg[](4), "contract", true, LATER);
        deal.legs[0] = Leg(IAsset(address(instruments)), lot, acme.maker, otherBank.maker, 400_000);
        deal.legs[1] = Leg(IAsset(address(yuan)), 0, otherBank.maker, acme.maker, 390_000);
        deal.legs[2] = Leg(instruments.LIEN_ASSET(), part, acme.maker, otherBank.maker, 600_000);
        deal.legs[3] = Leg(IAsset(address(yuan)), 0, acme.maker, acme.checker, 700_000);
        vm.expectEmit(address(bills));
        emit IBills.BillDiscounted(lot, acme.id, otherBank.id, 400_000, 390_000, true, dealHash(deal));
        settle(acme, otherBank, deal);
        vm.assertEq(holds(acme, part), 600_000, "pledged");
    }

    function test_RevertWhen_PartOfALotIsSold() public {
        Deal memory deal = saleOf(acme, otherBank, lot, 10, true);
        deal.legs[0].amount = 20;
        _refused(acme, otherBank, deal, abi.encodeWithSelector(IHoldings.Holdings_LotWhole.selector, lot, AMOUNT, 20));
    }

    function test_RevertWhen_DiscountedAtMaturity() public {
        Deal memory deal = saleOf(acme, otherBank, lot, AMOUNT - 1, true);
        goTo(MATURITY);
        bytes memory reason = abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, lot, startOf(MATURITY));
        _refused(acme, otherBank, deal, reason);
    }

    /// @dev Under dual control it is by a deal that a bill is endorsed, without money too.
    function test_EndorsedByADealWithoutMoney() public {
        Deal memory deal = dealOf(Leg(IAsset(address(instruments)), lot, acme.maker, basin.maker, AMOUNT));
        deal.recourse = true;
        settlement.settle(deal, list(consentOf(acme, deal, 777)));
        vm.assertEq(holds(basin, lot), AMOUNT, "bill");
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Bound), "not financed");
    }

    function test_WithinOneOrganisationNothingIsDiscounted() public {
        Deal memory deal = saleOf(acme, acme, lot, 1, true);
        deal.legs[0].to = acme.checker;
        deal.legs[1] = Leg(IAsset(address(instruments)), lot, acme.checker, acme.maker, AMOUNT);
        vm.recordLogs();
        Deal memory one = dealOf(deal.legs[0]);
        settlement.settle(one, list(consentOf(acme, one, 778)));
        vm.assertEq(holds(acme, lot), 0, "moved");
    }

    /* REPO: a pledge against money, given back against the repurchase price */

    function test_Repo() public {
        settle(acme, otherBank, _near(acme, otherBank, 900_000));
        _assertFinanced();
        Deal memory far = _far(otherBank, acme, 905_000);
        settle(otherBank, acme, far);
        endorse(acme, basin);
        vm.assertEq(holds(basin, lot), AMOUNT, "free again");
    }

    function test_RepoNotPaidIsEnforcedAtMaturity() public {
        settle(acme, otherBank, _near(acme, otherBank, 900_000));
        goTo(MATURITY);
        vm.prank(otherBank.maker);
        instruments.enforce(lot, acme.maker, AMOUNT, "contract");
        vm.assertEq(holds(otherBank, lot), AMOUNT, "the buyer keeps it");
        bills.present(lot);
    }

    function test_PledgedToWhoIsNoBank() public {
        settle(acme, basin, _near(acme, basin, 900_000));
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Bound), "not financed");
    }

    /* HELPERS */

    function _near(Org memory from, Org memory to, uint256 money) private view returns (Deal memory deal) {
        deal = saleOf(from, to, lot, money, true);
        deal.legs[0].asset = instruments.LIEN_ASSET();
    }

    function _far(Org memory from, Org memory to, uint256 money) private view returns (Deal memory deal) {
        deal = saleOf(from, to, lot, money, true);
        deal.legs[0].asset = LienAsset(address(instruments.LIEN_ASSET())).RELEASE_ASSET();
        deal.legs[0].amount = AMOUNT;
    }

    /// @dev Parts of the lot, from its end at `end` on, against one price.
    function _gasOfSale(uint256 parts, uint256 end) private returns (uint256 gas) {
        Deal memory deal = Deal(new Leg[](parts + 1), "contract", true, LATER);
        uint256 each = AMOUNT / 20;
        for (uint256 i = 0; i < parts; i++) {
            vm.prank(acme.maker);
            uint256 part = instruments.passPart(lot, end - each * (i + 1), each, acme.maker, 0);
            deal.legs[i] = Leg(IAsset(address(instruments)), part, acme.maker, otherBank.maker, each);
        }
        deal.legs[parts] = Leg(IAsset(address(yuan)), 0, otherBank.maker, acme.maker, each);
        Consent[] memory consents = list(consentOf(acme, deal, 900 + parts), consentOf(otherBank, deal, 900 + parts));
        gas = gasleft();
        settlement.settle(deal, consents);
        gas -= gasleft();
    }

    function _refused(Org memory from, Org memory to, Deal memory deal, bytes memory reason) private {
        expectError(reason);
        settlement.settle(deal, list(consentOf(from, deal, 900), consentOf(to, deal, 901)));
    }

    function _assertFinanced() private view {
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Financed), "documents");
    }
}
