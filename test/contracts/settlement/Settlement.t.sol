// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice Deals are executed as a whole, once, in time, with the consent of exactly those who give.
contract SettlementTest is SettlementBase {
    function setUp() public override {
        super.setUp();
        issue(yuan, acme.maker, 1000);
        issue(euro, basin.maker, 100);
    }

    function test_TwoLegsAgainstEachOther() public {
        Deal memory deal = exchange();
        Consent[] memory consents = list(consentOf(acme, deal, 7), consentOf(basin, deal, 300));
        vm.expectEmit(address(settlement));
        emit ISettlement.DealSettled(dealHash(deal), deal);
        vm.prank(OUTSIDER);
        vm.assertEq(settlement.settle(deal, consents), dealHash(deal), "its EIP-712 hash");
        _assertHoldings(300, 700, 90, 10);
        vm.assertTrue(settlement.isNonceUsed(acme.maker, 7), "acme's nonce");
        vm.assertTrue(settlement.isNonceUsed(basin.maker, 300), "basin's nonce");
        vm.assertFalse(settlement.isNonceUsed(acme.maker, 300), "of each party its own");
        vm.assertFalse(settlement.isNonceUsed(acme.maker, 6), "and no other");
    }

    function testFuzz_TheDigestIsThatOfTheStandard(Deal memory deal, uint256 nonce) public view {
        vm.assertEq(settlement.digestOf(deal, nonce), consentDigest(deal, nonce), "digest");
    }

    function testFuzz_ConsentsComeInAnyOrder(bool turned) public {
        Deal memory deal = exchange();
        (Consent memory a, Consent memory b) = (consentOf(acme, deal, 1), consentOf(basin, deal, 1));
        settlement.settle(deal, turned ? list(b, a) : list(a, b));
        _assertHoldings(300, 700, 90, 10);
    }

    /// @dev One gives in many legs and signs once.
    function test_SixtyFourLegsOfOneGiver() public {
        Deal memory deal = _legs(64);
        settlement.settle(deal, list(consentOf(acme, deal, 1)));
        vm.assertEq(yuan.balanceOf(basin.maker), 64, "all of them");
    }

    function test_RevertWhen_SixtyFiveLegs() public {
        Deal memory deal = _legs(65);
        Consent[] memory consents = list(consentOf(acme, deal, 1));
        expectError(abi.encodeWithSelector(ISettlement.Settlement_LegsInvalid.selector, 65, 64));
        settlement.settle(deal, consents);
    }

    function test_RevertWhen_NoLegs() public {
        Deal memory deal = Deal(noLegs(), "", false, DEADLINE);
        expectError(abi.encodeWithSelector(ISettlement.Settlement_LegsInvalid.selector, 0, 64));
        settlement.settle(deal, new Consent[](0));
    }

    function test_RevertWhen_ALegMovesNothing() public {
        Deal memory deal = exchange();
        deal.legs[1].amount = 0;
        _expectRefused(deal, abi.encodeWithSelector(ISettlement.Settlement_LegEmpty.selector, 1));
        deal = exchange();
        deal.legs[0].to = acme.maker;
        _expectRefused(deal, abi.encodeWithSelector(ISettlement.Settlement_LegEmpty.selector, 0));
    }

    function test_RevertWhen_AnAssetIsNoContract() public {
        Deal memory deal = exchange();
        deal.legs[1] = Leg(IAsset(OUTSIDER), 0, basin.maker, acme.maker, 1);
        _expectRefused(deal, abi.encodeWithSelector(ISettlement.Settlement_AssetInvalid.selector, 1, OUTSIDER));
    }

    /* TIME */

    function test_InItsLastSecond() public {
        Deal memory deal = exchange();
        vm.warp(DEADLINE);
        settlement.settle(deal, _both(deal));
        _assertHoldings(300, 700, 90, 10);
    }

    function testFuzz_RevertWhen_TheDeadlineHasPassed(uint48 deadline, uint48 now_) public {
        deadline = uint48(_bound(deadline, 0, type(uint48).max - 1));
        now_ = uint48(_bound(now_, deadline + 1, type(uint48).max));
        Deal memory deal = exchange();
        deal.deadline = deadline;
        vm.warp(now_);
        bytes4 reason = ISettlement.Settlement_Expired.selector;
        _expectRefused(deal, abi.encodeWithSelector(reason, dealHash(deal), deadline, now_));
    }

    /* ALL OR NOTHING */

    function test_RevertWhen_OneLegFails() public {
        Deal memory deal = exchange();
        deal.legs[1].amount = 101;
        bytes4 reason = IERC20Errors.ERC20InsufficientBalance.selector;
        _expectRefused(deal, abi.encodeWithSelector(reason, basin.maker, 100, 101));
        _assertHoldings(1000, 0, 0, 100);
        vm.assertFalse(settlement.isNonceUsed(acme.maker, 1), "the nonce can be used again");
    }

    function test_AmountsAtTheEdge() public {
        uint256[3] memory amounts = [uint256(1), type(uint128).max, type(uint256).max];
        for (uint256 i = 0; i < 3; i++) {
            Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, amounts[i]));
            Consent[] memory consents = list(consentOf(acme, deal, i));
            bytes4 reason = IERC20Errors.ERC20InsufficientBalance.selector;
            if (i != 0) expectError(abi.encodeWithSelector(reason, acme.maker, 999, amounts[i]));
            settlement.settle(deal, consents);
        }
        vm.assertEq(yuan.balanceOf(basin.maker), 1, "only one moved");
    }

    /* CANCELLING */

    function test_AGiverCancels() public {
        Deal memory deal = exchange();
        Consent[] memory consents = _both(deal);
        vm.expectEmit(address(settlement));
        emit ISettlement.NonceCancelled(basin.maker, 1);
        vm.prank(basin.maker);
        settlement.cancel(deal, 1);
        expectError(abi.encodeWithSelector(ISettlement.Settlement_NonceUsed.selector, basin.maker, 1));
        settlement.settle(deal, consents);
    }

    function test_CancellingManyNonces() public {
        uint256[] memory nonces = new uint256[](3);
        (nonces[0], nonces[1], nonces[2]) = (0, 256, type(uint256).max);
        vm.prank(OUTSIDER); // needs no standing, and binds nobody else
        settlement.cancelNonces(nonces);
        for (uint256 i = 0; i < 3; i++) {
            vm.assertTrue(settlement.isNonceUsed(OUTSIDER, nonces[i]), "the caller's");
            vm.assertFalse(settlement.isNonceUsed(acme.maker, nonces[i]), "nobody else's");
        }
        expectError(abi.encodeWithSelector(ISettlement.Settlement_NonceUsed.selector, OUTSIDER, 0));
        vm.prank(OUTSIDER);
        settlement.cancelNonces(nonces);
    }

    function testFuzz_NoncesAreApart(uint256 used, uint256 other) public {
        vm.assume(used != other);
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = used;
        vm.prank(acme.maker);
        settlement.cancelNonces(nonces);
        vm.assertTrue(settlement.isNonceUsed(acme.maker, used), "used");
        vm.assertFalse(settlement.isNonceUsed(acme.maker, other), "not used");
    }

    /* INTERNAL */

    function _both(Deal memory deal) private view returns (Consent[] memory) {
        return list(consentOf(acme, deal, 1), consentOf(basin, deal, 1));
    }

    function _expectRefused(Deal memory deal, bytes memory reason) private {
        Consent[] memory consents = _both(deal);
        expectError(reason);
        settlement.settle(deal, consents);
    }

    function _legs(uint256 count) private view returns (Deal memory deal) {
        deal = Deal(new Leg[](count), "", false, DEADLINE);
        for (uint256 i = 0; i < count; i++) deal.legs[i] = legOf(yuan, acme.maker, basin.maker, 1);
    }

    function _assertHoldings(uint256 a, uint256 b, uint256 c, uint256 d) private view {
        vm.assertEq(yuan.balanceOf(acme.maker), a, "acme's yuan");
        vm.assertEq(yuan.balanceOf(basin.maker), b, "basin's yuan");
        vm.assertEq(euro.balanceOf(acme.maker), c, "acme's euro");
        vm.assertEq(euro.balanceOf(basin.maker), d, "basin's euro");
    }
}
