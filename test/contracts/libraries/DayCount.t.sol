// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DayCount} from "../../../contracts/libraries/DayCount.sol";
import {Basis} from "../../../contracts/types/Basis.sol";
import {Test} from "../utils/Test.sol";
import {DayCountReader} from "./DayCountReader.sol";

/// @notice Each result against the inequality that defines it: the least, or the greatest, whole number that is not below, or above, the
/// exact fraction. Nothing here divides.
contract DayCountTest is Test {
    uint32 private constant BPS = 10_000;
    uint128 private constant MOST = type(uint128).max;

    DayCountReader private reader = new DayCountReader();

    /* DISCOUNT AND INTEREST */

    function test_TheTextbookDiscount() public pure {
        vm.assertEq(DayCount.discountCeil(100_000_000, 365, DayCount.BPS, Basis.Act360, 90), 912_500, "discount");
        vm.assertEq(DayCount.proceedsFloor(100_000_000, 365, BPS, Basis.Act360, 90), 99_087_500, "proceeds");
    }

    function testFuzz_DiscountIsTheLeastNotBelow(
        uint128 face,
        uint32 rate,
        uint32 scale,
        bool act365,
        uint32 days_
    ) public view {
        (face, scale) = (_sized(face), uint32(_bound(scale, 1, type(uint32).max)));
        uint256 exact = uint256(face) * rate * days_;
        uint256 whole = _whole(scale, act365);
        (bool ok, bytes memory data) = address(reader).staticcall(
            abi.encodeCall(reader.discountCeil, (face, rate, scale, _basis(act365), days_))
        );
        vm.assertEq(ok, exact <= face * whole, "succeeds if it is within the face");
        if (!ok) {
            vm.assertEq(bytes4(data), DayCount.DayCount_DiscountExceedsFace.selector, "or says so");
            return;
        }
        uint256 discount = abi.decode(data, (uint256));
        vm.assertTrue(discount * whole >= exact, "not below");
        vm.assertTrue(discount == 0 || (discount - 1) * whole < exact, "the least");
        vm.assertEq(reader.proceedsFloor(face, rate, scale, _basis(act365), days_), face - discount, "proceeds");
    }

    function test_DiscountOfAWholeYearIsTheFace() public {
        vm.assertEq(DayCount.discountCeil(MOST, BPS, BPS, Basis.Act360, 360), MOST, "all of it");
        uint256 more = (uint256(MOST) * 361 + 359) / 360;
        vm.expectRevert(abi.encodeWithSelector(DayCount.DayCount_DiscountExceedsFace.selector, MOST, more));
        reader.discountCeil(MOST, BPS, BPS, Basis.Act360, 361);
    }

    function testFuzz_InterestIsTheLeastNotBelow(uint160 products, uint32 rate, uint32 scale, bool act365) public pure {
        scale = uint32(_bound(scale, 1, type(uint32).max));
        uint256 whole = _whole(scale, act365);
        uint256 interest = DayCount.interestCeil(products, rate, scale, _basis(act365));
        uint256 exact = uint256(products) * rate;
        vm.assertTrue(interest * whole >= exact, "not below");
        vm.assertTrue(interest == 0 || (interest - 1) * whole < exact, "the least");
    }

    function testFuzz_PresentValueIsTheGreatestNotAbove(
        uint128 face,
        uint32 rate,
        uint32 scale,
        bool act365,
        uint32 days_
    ) public pure {
        (face, scale) = (_sized(face), uint32(_bound(scale, 1, type(uint32).max)));
        uint256 whole = _whole(scale, act365);
        uint256 grown = whole + uint256(rate) * days_;
        uint256 value = DayCount.presentValueFloor(face, rate, scale, _basis(act365), days_);
        vm.assertTrue(value * grown <= face * whole, "not above");
        vm.assertTrue((value + 1) * grown > face * whole, "the greatest");
    }

    function testFuzz_ProductsAddUp(uint128 amount, uint32 first, uint32 second) public pure {
        (first, second) = (first / 2, second / 2);
        uint256 together = uint256(DayCount.balanceDays(amount, first)) + DayCount.balanceDays(amount, second);
        vm.assertEq(together, DayCount.balanceDays(amount, first + second), "two periods are one");
    }

    function test_TheLargestNumbersDoNotOverflow() public pure {
        (uint32 most, uint256 all) = (type(uint32).max, type(uint32).max);
        uint160 products = DayCount.balanceDays(MOST, most);
        vm.assertEq(products, MOST * all, "products");
        vm.assertEq(DayCount.interestCeil(products, most, 1, Basis.Act360), (MOST * all * all + 359) / 360, "interest");
        vm.assertEq(DayCount.presentValueFloor(MOST, most, most, Basis.Act365, 0), MOST, "value of today");
        vm.assertEq(DayCount.entitlementFloor(MOST, 0, MOST, MOST), MOST, "entitlement");
        vm.assertEq(DayCount.shareFloor(MOST, MOST, MOST), MOST, "share");
    }

    function test_RevertWhen_TheScaleIsZero() public {
        vm.expectRevert(DayCount.DayCount_ZeroScale.selector);
        reader.interestCeil(1, 1, 0, Basis.Act360);
        vm.expectRevert(DayCount.DayCount_ZeroScale.selector);
        reader.discountCeil(1, 1, 0, Basis.Act360, 1);
        vm.expectRevert(DayCount.DayCount_ZeroScale.selector);
        reader.presentValueFloor(1, 1, 0, Basis.Act360, 1);
    }

    /* DAYS */

    function testFuzz_DaysBetween(uint32 from, uint32 to) public {
        if (from <= to) {
            vm.assertEq(from + uint256(DayCount.daysBetween(from, to)), to, "days");
            return;
        }
        vm.expectRevert(abi.encodeWithSelector(DayCount.DayCount_DaysReversed.selector, from, to));
        reader.daysBetween(from, to);
    }

    function testFuzz_WithinGrace(uint32 due, uint32 graceDays, uint32 asOf) public pure {
        bool within = DayCount.withinGrace(due, graceDays, asOf);
        vm.assertEq(within, asOf <= due || asOf - due <= graceDays, "as many days");
        (due, graceDays) = (due / 2, graceDays / 4);
        vm.assertTrue(DayCount.withinGrace(due, graceDays, due + graceDays), "the last day of grace is within it");
        vm.assertFalse(DayCount.withinGrace(due, graceDays, due + graceDays + 1), "the day after is not");
    }

    /* SHARES */

    function testFuzz_ShareIsTheGreatestNotAbove(uint128 amount, uint128 part, uint128 whole) public pure {
        (amount, whole) = (_sized(amount), uint128(_bound(_sized(whole), 1, MOST)));
        part = uint128(_bound(part, 0, whole));
        uint256 share = DayCount.shareFloor(amount, part, whole);
        vm.assertTrue(share * whole <= uint256(amount) * part, "not above");
        vm.assertTrue(share == MOST || uint256(amount) * part - share * whole < whole, "the greatest");
    }

    function testFuzz_RevertWhen_APartIsMoreThanTheWhole(uint128 amount, uint128 part, uint128 whole) public {
        vm.assume(part > whole || whole == 0);
        bytes memory reason = abi.encodeWithSelector(DayCount.DayCount_PartExceedsWhole.selector, part, whole);
        vm.expectRevert(reason);
        reader.shareFloor(amount, part, whole);
        vm.expectRevert(reason);
        reader.entitlementFloor(part, 0, 0, whole);
        if (whole == 0) return;
        vm.expectRevert(reason);
        reader.entitlementFloor(0, 0, part, whole);
    }

    function test_RevertWhen_MoreWasHeldThanThereIs() public {
        uint256 held = 2 * uint256(MOST);
        vm.expectRevert(abi.encodeWithSelector(DayCount.DayCount_PartExceedsWhole.selector, held, MOST));
        reader.entitlementFloor(MOST, MOST, MOST, MOST);
    }

    /// @dev Two holders, several payments, redemptions in any order: never more than was paid, and all of it in the end.
    function testFuzz_RedeemingNeverTakesMoreThanWasPaid(
        uint128 one,
        uint128 other,
        uint256[6] memory payments
    ) public pure {
        uint256[2] memory held = [uint256(one), uint256(_bound(other, 0, MOST - one))];
        uint128 face = uint128(held[0] + held[1]);
        vm.assume(face != 0);
        uint256[2] memory redeemed;
        uint256 paid = 0;
        for (uint256 i = 0; i < payments.length; i++) {
            paid = i + 1 == payments.length ? face : _bound(payments[i], paid, face);
            uint256 who = payments[i] & 1;
            redeemed[who] += _entitlement(held[who], redeemed[who], paid, face);
            vm.assertTrue(redeemed[0] + redeemed[1] <= paid, "not more than was paid");
            vm.assertEq(_entitlement(held[who], redeemed[who], paid, face), 0, "nothing again from one payment");
        }
        for (uint256 who = 0; who < 2; who++) redeemed[who] += _entitlement(held[who], redeemed[who], face, face);
        vm.assertEq(redeemed[0], held[0], "all of the one's");
        vm.assertEq(redeemed[1], held[1], "all of the other's");
    }

    /// @dev A holder who gave away what he had after he redeemed is entitled to nothing, and does not revert.
    function test_NothingIsLessThanNothing() public pure {
        vm.assertEq(DayCount.entitlementFloor(0, 50, 50, 100), 0, "nothing");
    }

    function _entitlement(uint256 held, uint256 redeemed, uint256 paid, uint128 face) private pure returns (uint256) {
        return DayCount.entitlementFloor(uint128(held - redeemed), uint128(redeemed), uint128(paid), face);
    }

    /// @dev Amounts of every length, not only the long ones that are most of all numbers.
    function _sized(uint128 value) private pure returns (uint128) {
        return value >> (value % 128);
    }

    function _basis(bool act365) private pure returns (Basis) {
        return act365 ? Basis.Act365 : Basis.Act360;
    }

    function _whole(uint32 scale, bool act365) private pure returns (uint256) {
        return uint256(scale) * (act365 ? 365 : 360);
    }
}
