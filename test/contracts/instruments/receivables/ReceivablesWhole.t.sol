// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {NOBODY} from "../../../../contracts/types/OrgId.sol";
import {HostileToken} from "../../settlement/HostileToken.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Who does not owe pays the whole or nothing: no unit of a stranger's voids what the obligor signed to pay.
contract ReceivablesWholeTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = guaranteed(1);
        instrument = issueUnits(r);
    }

    /// @dev On the last day of grace.
    function test_AUnitInFrontStopsNoPayment() public {
        setDualControl(buyer.id);
        Leg memory leg = legOf(yuan, buyer.maker, address(instruments), FACE);
        leg.id = instrument;
        Deal memory deal = dealOf(leg);
        deal.deadline = LATER;
        goTo(DUE + GRACE);
        Consent[] memory signed = list(dualConsentOf(buyer, deal, 1));
        _refuse(basin, 1, FACE); // in front
        settlement.settle(deal, signed);
        vm.assertEq(instruments.obligationOf(instrument).paid, FACE, "paid");
    }

    function test_RevertWhen_AStrangerPaysAPart() public {
        _refuse(basin, FACE - 1, FACE);
        pay(instrument, 1);
        _refuse(basin, FACE - 2, FACE - 1);
        payBy(basin, instrument, FACE - 1);
    }

    function test_RevertWhen_AStrangerPaysAPartOfTheInterest() public {
        goOverdue(r);
        uint256 due = receivables.interestDue(idOf(r));
        payBy(basin, instrument, FACE + 1); // with some of the interest: the whole of the face is paid
        _refuse(basin, due - 2, due - 1);
        payBy(basin, instrument, due - 1);
        vm.assertEq(receivables.interestDue(idOf(r)), 0, "nothing is due");
    }

    /// @dev As an administrator of the obligor's estate does.
    function test_AfterADefaultAnybodyPaysParts() public {
        goDefaulted(r);
        payBy(basin, instrument, 1);
        vm.assertEq(instruments.obligationOf(instrument).paid, 1, "paid");
    }

    function test_TheGuarantorPaysParts() public {
        payBy(guarantor, instrument, 1);
        vm.assertEq(instruments.obligationOf(instrument).paid, 1, "paid");
    }

    /// @dev Money that nobody issued is held by who is no member: of no organisation, as the guarantor of this debt.
    function test_RevertWhen_WhoIsNoMemberPaysAPart() public {
        HostileToken cash = new HostileToken(); // no fault is set
        Receivable memory other = invoice(2);
        other.cash = cash;
        uint256 id = issueUnits(other);
        cash.mint(OUTSIDER, FACE);
        vm.startPrank(OUTSIDER);
        cash.approve(address(instruments), FACE);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotWhole.selector, id, NOBODY, FACE));
        instruments.pay(id, 1);
        instruments.pay(id, FACE);
        vm.stopPrank();
    }

    function _refuse(Org memory by, uint256 amount, uint256 whole) private {
        vm.prank(by.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotWhole.selector, instrument, by.id, whole));
        instruments.pay(instrument, amount);
    }
}
