// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Cycle, CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {IClearingDeposits, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice Netted, funded, settled: the whole or nothing.
contract ClearingSettleTest is ClearingBase {
    function test_TheWholeCycle() public {
        startNetted();
        Cycle memory netted = clearing.cycleOf(cycle);
        vm.assertEq(netted.missing, 2, "debtors");
        vm.assertEq(netted.until, FUNDED_BY, "until");
        vm.assertTrue(netted.covered, "fund and collateral pay for the largest");
        vm.expectEmit(address(clearing));
        emit IClearing.CycleFunded(cycle, banks[0].id, 150);
        fund(0);
        assertState(CycleState.Netted, "one is missing");
        fund(3);
        assertState(CycleState.Funded, "all paid");
        vm.expectEmit(address(clearing));
        emit IClearing.CycleSettled(cycle);
        vm.prank(OUTSIDER);
        clearing.settle(terms);
        assertState(CycleState.Settled, "settled");
        uint256 left = MONEY - COLLATERAL - SHARE;
        assertMoney(0, left - 150, "paid");
        assertMoney(1, left + 70, "receives");
        assertMoney(2, left + 130, "receives");
        assertMoney(3, left - 50, "paid");
        for (uint256 i = 0; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "comes back");
        vm.assertEq(yuan.balanceOf(address(clearing)), BANKS * (COLLATERAL + SHARE), "deposits, and nothing else");
    }

    function test_ACircleSettlesWithoutMoney() public {
        startCycle();
        owe(0, 1, 100, 1);
        owe(1, 2, 100, 1);
        owe(2, 0, 100, 1);
        vm.warp(CLOSES + 1);
        clearing.net(terms, nets(0, 0, 0, 0));
        assertState(CycleState.Funded, "nobody owes");
        clearing.settle(terms);
        assertState(CycleState.Settled, "settled");
    }

    /* THE RESULT IS VERIFIED */

    function test_RevertWhen_ANetIsOffByOne() public {
        _closed();
        _refusesNet(nets(-150, 71, 129, -50), _mismatch(1, 71, 70));
        _refusesNet(nets(-151, 70, 130, -49), _mismatch(0, -151, -150));
        _refusesNet(
            nets(-150, 71, 130, -50),
            abi.encodeWithSelector(IClearing.Clearing_SumNotZero.selector, int256(1))
        );
    }

    /// @dev As if the obligation of 3 to 0 were not there, or twice.
    function test_RevertWhen_AnObligationIsOmittedOrDoubled() public {
        _closed();
        _refusesNet(nets(-200, 70, 130, 0), _mismatch(0, -200, -150));
        _refusesNet(nets(-100, 70, 130, -100), _mismatch(0, -100, -150));
    }

    function test_RevertWhen_NetsAreNotOneForEach() public {
        _closed();
        _refusesNet(new int128[](3), abi.encodeWithSelector(IClearing.Clearing_NetsDiffer.selector, 4, 3));
    }

    function test_RevertWhen_NettedAfterItsTime() public {
        _closed();
        vm.warp(FUNDED_BY + 1);
        _refusesNet(
            nets(-150, 70, 130, -50),
            abi.encodeWithSelector(IClearing.Clearing_TooLate.selector, cycle, FUNDED_BY, FUNDED_BY + 1)
        );
        vm.warp(FUNDED_BY);
        clearing.net(terms, nets(-150, 70, 130, -50));
        vm.assertEq(clearing.cycleOf(cycle).until, FUNDED_BY + TOP_UP, "debtors have their time still");
    }

    function test_NobodyNettedIt() public {
        _closed();
        expectError(abi.encodeWithSelector(IClearing.Clearing_TooEarly.selector, cycle, FUNDED_BY, CLOSES + 1));
        clearing.lapse(terms);
        vm.warp(FUNDED_BY + 1);
        vm.expectEmit(address(clearing));
        emit IClearing.CycleFailed(cycle);
        clearing.lapse(terms);
        assertState(CycleState.Failed, "failed");
        for (uint256 i = 0; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "comes back");
    }

    /* PAID */

    function test_RevertWhen_NothingIsDue() public {
        startNetted();
        _refusesFund(1, abi.encodeWithSelector(IClearing.Clearing_NothingDue.selector, cycle, banks[1].id));
        fund(0);
        _refusesFund(0, abi.encodeWithSelector(IClearing.Clearing_NothingDue.selector, cycle, banks[0].id));
        expectError(abi.encodeWithSelector(IClearing.Clearing_NothingDue.selector, cycle, acme.id));
        vm.prank(acme.maker);
        clearing.fund(cycle);
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_NoMember.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        clearing.fund(cycle);
    }

    function test_RevertWhen_PaidTooLate() public {
        startNetted();
        vm.warp(FUNDED_BY + 1);
        _refusesFund(0, abi.encodeWithSelector(IClearing.Clearing_TooLate.selector, cycle, FUNDED_BY, FUNDED_BY + 1));
        vm.warp(FUNDED_BY);
        fund(0);
    }

    function test_RevertWhen_ItHasNoMoney() public {
        startNetted();
        uint256 all = yuan.balanceOf(banks[0].maker);
        vm.startPrank(banks[0].maker);
        yuan.redeem(all - 149, "out");
        (bool done, ) = address(clearing).call(abi.encodeCall(IClearing.fund, (cycle)));
        vm.stopPrank();
        vm.assertFalse(done, "one unit is missing");
        vm.assertEq(clearing.cycleOf(cycle).missing, 2, "as before");
    }

    /// @dev Who owes can pay, and who is owed is paid, whatever became of it.
    function test_WhoIsExpelledPaysAndIsPaid() public {
        startNetted();
        setStanding(banks[0].id, Standing.Expelled);
        setStanding(banks[3].id, Standing.Restricted);
        setStanding(banks[2].id, Standing.Expelled);
        fund(0);
        fund(3);
        clearing.settle(terms);
        assertMoney(2, MONEY - COLLATERAL - SHARE + 130, "paid");
        vm.prank(banks[2].maker);
        clearing.withdraw(yuan, _collateral(), COLLATERAL, banks[2].maker);
        vm.prank(banks[2].maker);
        yuan.redeem(MONEY - SHARE + 130, "out");
    }

    /// @dev Two people pay by a deal what one alone may not.
    function test_PaidByALegOfADeal() public {
        startNetted();
        setDualControl(banks[0].id);
        (bool done, ) = _fundAs(0);
        vm.assertFalse(done, "one hand");
        _deal(0, 150, uint256(cycle.raw()), "");
        vm.assertEq(clearing.cycleOf(cycle).missing, 1, "paid");
    }

    function test_RevertWhen_ALegPaysAPartOrForNoCycle() public {
        startNetted();
        bytes4 part = IClearing.Clearing_NotWhole.selector;
        _deal(0, 149, uint256(cycle.raw()), abi.encodeWithSelector(part, cycle, banks[0].id, 150, 149));
        _deal(0, 151, uint256(cycle.raw()), abi.encodeWithSelector(part, cycle, banks[0].id, 150, 151));
        _deal(0, 150, 4, abi.encodeWithSelector(IClearing.Clearing_OtherCash.selector, bytes32(uint256(4)), yuan));
        expectError(abi.encodeWithSelector(IClearing.Clearing_OtherCash.selector, cycle, OUTSIDER));
        vm.prank(OUTSIDER);
        clearing.onCashReceived(uint256(cycle.raw()), banks[0].maker, 150);
    }

    /* INTERNAL */

    function _collateral() private pure returns (Pot) {
        return Pot.Collateral;
    }

    function _closed() private {
        startCycle();
        owe(0, 1, 200, 1);
        owe(1, 2, 130, 1);
        owe(3, 0, 50, 1);
        vm.warp(CLOSES + 1);
    }

    function _refusesNet(int128[] memory proposed, bytes memory reason) private {
        expectError(reason);
        clearing.net(terms, proposed);
    }

    function _mismatch(uint256 item, int256 proposed, int256 net) private view returns (bytes memory) {
        return abi.encodeWithSelector(IClearing.Clearing_NetMismatch.selector, banks[item].id, proposed, net);
    }

    function _refusesFund(uint256 item, bytes memory reason) private {
        expectError(reason);
        fund(item);
    }

    function _fundAs(uint256 item) private returns (bool, bytes memory) {
        vm.prank(banks[item].maker);
        return address(clearing).call(abi.encodeCall(IClearing.fund, (cycle)));
    }

    function _deal(uint256 item, uint256 amount, uint256 id, bytes memory reason) private {
        Leg memory leg = legOf(yuan, banks[item].maker, address(clearing), amount);
        leg.id = id;
        Deal memory deal = dealOf(leg);
        deal.deadline = FUNDED_BY;
        Consent[] memory consents = list(dualConsentOf(banks[item], deal, amount + id));
        if (reason.length != 0) expectError(reason);
        settlement.settle(deal, consents);
    }
}
