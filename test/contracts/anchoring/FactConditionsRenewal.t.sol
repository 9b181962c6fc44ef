// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFactConditions} from "../../../contracts/anchoring/IFactConditions.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {FactConditionsBase} from "./FactConditionsBase.sol";

/// @notice What happens to a deal between the proof and the settlement: the Council renews, the consent is withdrawn, another leg fails.
contract FactConditionsRenewalTest is FactConditionsBase {
    /// @dev Both signed and prepared when the Council renewed the light client. Nobody is locked in: who wants out takes its consent back.
    function test_TheCouncilRenewsInTheMiddleOfADeal() public {
        observe(7, AgreementState.Active, 0);
        Deal memory deal = conditional();
        Consent[] memory consents = consentsTo(deal);
        vm.prank(acme.maker);
        settlement.prepare(deal, 0, "");
        other.setClient(1, false);
        expectRefused(deal, _trustEnded());

        // Proved anew in the new era, at whatever height, the very deal goes through with the consents that were given.
        observe(2, AgreementState.Active, 0);
        settlement.settle(deal, consents);
        vm.assertEq(yuan.balanceOf(basin.maker), 700, "basin is paid");
    }

    function test_AConsentIsTakenBackWhileTheClientIsFrozen() public {
        observe(7, AgreementState.Active, 0);
        Deal memory deal = conditional();
        Consent[] memory consents = consentsTo(deal);
        other.setClient(0, true);
        expectRefused(deal, _trustEnded());
        vm.prank(acme.maker);
        settlement.cancel(deal, 1);
        other.setClient(0, false);
        expectError(abi.encodeWithSelector(ISettlement.Settlement_NonceUsed.selector, acme.maker, 1));
        settlement.settle(deal, consents);
    }

    /// @dev A proof of the era that ended cannot come back: a renewed client counts on from where it was.
    function testFuzz_RevertWhen_TheProofIsOfAnotherEra(uint16 era, uint16 now_) public {
        vm.assume(era != now_);
        other.setClient(era, false);
        observe(7, AgreementState.Active, 0);
        other.setClient(now_, false);
        expectRefused(conditional(), _trustEnded());
    }

    /// @dev Withdrawn on the other chain after the proof: the deal goes through while nobody shows it, for as long as its giver accepted, and not a second more.
    function test_AWithdrawalThatNobodyShows() public {
        observe(7, AgreementState.Active, 0);
        other.setTime(8, uint48(START + 1));
        other.setAgreement(8, KEY, AgreementState.Revoked, END);
        Deal memory deal = conditional();
        vm.warp(START + MAX_AGE + 1);
        bytes4 reason = IFactConditions.FactConditions_TooOld.selector;
        expectRefused(deal, abi.encodeWithSelector(reason, fact, 7, MAX_AGE + 1, MAX_AGE));
        vm.warp(START + MAX_AGE);
        settle(deal);
    }

    /// @dev The condition comes last, when all the money moved: it moves back.
    function testFuzz_RevertWhen_TheConditionComesLast(uint8 given) public {
        AgreementState state = AgreementState(_bound(given, 0, 9));
        vm.assume(state != AgreementState.Active);
        observe(7, state, 0);
        Deal memory deal = conditional();
        (deal.legs[0], deal.legs[2]) = (deal.legs[2], deal.legs[0]);
        bytes4 reason = IFactConditions.FactConditions_NotHeld.selector;
        expectRefused(deal, abi.encodeWithSelector(reason, fact, 7, uint8(state)));
        observe(8, AgreementState.Active, 0);
        settle(deal);
    }

    /// @dev The fact holds, and somebody has not what he gives.
    function test_RevertWhen_AnotherLegFails() public {
        observe(7, AgreementState.Active, 0);
        Deal memory deal = conditional();
        deal.legs[2].amount = 101;
        Consent[] memory consents = consentsTo(deal);
        vm.expectRevert();
        settlement.settle(deal, consents);
        vm.assertEq(yuan.balanceOf(acme.maker), 1000, "nothing moved");
        vm.assertFalse(settlement.isNonceUsed(acme.maker, 1), "and the consent is not used up");
    }

    /// @dev Two conditions in one deal, of which one does not hold.
    function test_RevertWhen_OneOfTwoConditionsDoesNotHold() public {
        observe(7, AgreementState.Active, 0);
        Deal memory deal = conditional();
        Leg[] memory legs = new Leg[](4);
        for (uint256 i = 0; i < 3; i++) legs[i] = deal.legs[i];
        legs[3] = conditionLeg();
        legs[3].id = uint256(keccak256("another fact"));
        deal.legs = legs;
        expectRefused(
            deal,
            abi.encodeWithSelector(IFactConditions.FactConditions_Unproved.selector, keccak256("another fact"))
        );
    }

    function _trustEnded() private view returns (bytes memory) {
        return abi.encodeWithSelector(IFactConditions.FactConditions_TrustEnded.selector, fact, CLIENT);
    }
}
